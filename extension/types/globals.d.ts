/** What our scripts share: the namespace that each adds to. */
declare namespace StillOff {
  interface Namespace {
    messages: Messages;
    objection: FormDefinition;
    definition: ContentDefinition;
    definitions: Definition[];
    address: Address;
    callout: Callout;
    choices: Choices;
    controls: Controls;
    docked: (own: HTMLElement[]) => Docked;
    dom: Dom;
    highlight: Highlight;
    labels: Labels;
    locate: Locate;
    /** Only services that know the part of the page in which their control stands have it. */
    place: (roots: Root[], groups: Control[], scope: Scope) => { parts: Element[]; placed: Control | null };
    read: Read;
    room: Room;
    /** Only services whose pages have a row that prints the state have it. */
    row: (roots: Root[], setting: ContentSetting) => { control: Control | null; signals: string[]; state: TrainingState | null };
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
