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
    /** What the content scripts give one another. */
    [script: string]: any;
  }
}

declare var stillOff: StillOff.Namespace;
