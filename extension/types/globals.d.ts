/** What our scripts share: the namespace that each adds to. */
declare namespace StillOff {
  interface Namespace {
    messages: Messages;
    objection: FormDefinition;
    definition: ContentDefinition;
    definitions: Definition[];
    activity: Activities;
    address: Address;
    /** Only services that have one setting for each object have it. */
    another?: (group: Control, owners: Owners, texts: string[], setting: ContentSetting, object: string) => boolean;
    callout: Callout;
    choices: Choices;
    clock: Clock;
    controls: Controls;
    docked: (own: HTMLElement[]) => Docked;
    dom: Dom;
    /** Only beside an objection form. */
    form?: { wording: (sight: FormSight, settled: boolean) => Wording };
    freshness: Freshness;
    highlight: Highlight;
    labels: Labels;
    locate: Locate;
    /** Only services whose control is opened by a button that prints the state have it. */
    opener: (
      roots: Root[],
      setting: ContentSetting,
    ) => { control: Control; signals: Signal[]; state: TrainingState; reason: Reason | "silent" | null } | null;
    /** Only services that know the part of the page in which their control stands have it. */
    place?: (roots: Root[], groups: Control[], scope: Scope) => { parts: Element[]; placed: Control | null };
    read: Read;
    room: Room;
    /** Only services whose pages have a row that prints the state have it. */
    row?: (roots: Root[], setting: ContentSetting, object?: string) => { control: Control | null; signals: Signal[]; state: TrainingState | null };
    saving: () => Saving;
    /** Rendered: the content scripts for settings that the member showed. */
    scripts: { reading: string[]; showing: string[]; seldom: string[] };
    settle: Settle;
    sight: Sights;
    stirring: (to: {
      spend: (work: () => void) => void;
      touched: (element: Element) => void;
      stirred: () => void;
      happened: (event: Event) => void;
      /** The document has written itself over again. */
      rewritten: () => void;
      signal: AbortSignal;
    }) => Stirring;
    states: States;
    steps: Steps;
    vocabulary: Vocabularies;
    visit: (page: Telling, arrival: Reading["arrival"], tellers: Tellers) => Visit;
    words?: SettingWords;
    /** Whether the script that was put there before is still at work. */
    running?(): boolean;
    beside?(): boolean;
  }
}

/** The state, where a page has asked for it before its modules were there. */
declare var early: Promise<StillOff.Told | null> | undefined;
declare var stillOff: StillOff.Namespace;
