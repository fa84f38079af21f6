/** What our scripts share: the namespace that each adds to. */
declare namespace StillOff {
  type MessageName =
    | "ARRIVED"
    | "READING"
    | "CLICK"
    | "FORM"
    | "DRAFT_WANTED"
    | "BESIDE_FORM"
    | "LOOK_AGAIN"
    | "STATE"
    | "HISTORY"
    | "SEEN"
    | "OTHER_ACCOUNT"
    | "OPTION"
    | "WATCH"
    | "AUTO"
    | "LOOK"
    | "STOP_LOOK"
    | "IMPORT"
    | "DELETE"
    | "SKELETON"
    | "REQUEST"
    | "REQUEST_WITHDRAWN"
    | "DESK"
    | "DRAFT"
    | "WHO";

  interface Namespace {
    messages: { readonly [name in MessageName]: string };
    definition: ContentDefinition;
    definitions: Definition[];
    address: Address;
    callout: Callout;
    choices: Choices;
    controls: Controls;
    dom: Dom;
    highlight: Highlight;
    labels: Labels;
    locate: Locate;
    placing: Placing;
    read: Read;
    settle: Settle;
    steps: Steps;
    vocabulary: Vocabularies;
    words: SettingWords;
    /** Whether the script that was put there before is still at work. */
    running?(): boolean;
    beside?(): boolean;
    /** What the content scripts give one another. */
    [script: string]: any;
  }
}

declare var stillOff: StillOff.Namespace;
