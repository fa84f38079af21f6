/** What the content scripts give one another. */
declare namespace StillOff {
  /** Where elements are searched for: selectors don't reach from one into another. */
  type Root = Document | ShadowRoot;
  /** A control: all the elements it's made of. */
  type Control = Element[];
  /** Which control an element belongs to alone; null where several lie below it. */
  type Owners = Map<Element, Control | null>;
  /** Known words with the states they name: several where they differ between languages. */
  type Meanings = Map<string, Set<"on" | "off">>;
  /** Texts that are looked for. */
  interface Wanted {
    has(text: string): boolean;
  }
  /** A setting's texts, folded. */
  interface Vocabulary {
    labels: Set<string>;
    /** With the language of each. */
    names: Map<string, string>;
    never: Set<string>;
    words: Meanings;
    /** The languages of which a label is known. */
    labelled: Set<string>;
  }
  /** A line of text beside a control. */
  interface Printed {
    text: string;
    block: Element | undefined;
    /** How many lines are broken before it. */
    broken: number;
    /** Whether it comes after the control. */
    side: boolean;
    /** What it ends in, right below the part of the page that is looked at. */
    piece: Node;
    /** Whether it's the control's heading. */
    head: boolean;
  }
  /** What is written on a control: our label, a near-miss's, words of something else, or nothing; and the texts. */
  interface Written {
    kind: "ours" | "never" | "other" | "none";
    texts: string[];
  }
  /** What was found of a setting on its own page; without a control there is a reason. */
  interface Found {
    control: Control | null;
    signals: string[];
    reason: string | null;
  }
  /** What a control says. */
  interface Said {
    state: TrainingState;
    reason: string | null;
  }
  /** What a look shows of a setting, where it was found, and whether the page still works on that part. */
  interface Sight extends Found, Said {
    busy: boolean;
  }
  /** A setting on a page that can tell, and what is known of it there. */
  interface Case {
    setting: ContentSetting;
    page: ContentPage;
    /** Which object it is about, where there is one setting for each. */
    about: { object?: string };
    settler: Settler;
    sight: Sight;
    /** The control stood in a dialog: it goes when the dialog is closed, and that says nothing. */
    inDialog: boolean;
    /** What a page with a Save step holds, as far as it was read; and whether the control was moved since. */
    stored: TrainingState | null;
    unsaved: boolean;
    /** An answer was told since the page was entered. */
    told: boolean;
    /** What the background answered to the last. */
    remembered: Answer | null;
  }
  /** A page that can tell, and the settings it speaks of. */
  interface Telling {
    tells: "control" | "row" | "wall";
    settings: string[];
  }
  /** The same for the settler: whatever tells one control from another stands for it. */
  interface SettlerLook extends Said {
    signals: string[];
    control: unknown;
    busy: boolean;
  }
  interface Settler {
    pressed(now: number): void;
    settled(): boolean;
    touch(now: number): void;
    /** `believed` once per answer, when it is one; `again`: when to look next though nothing happens, null for never. */
    look(look: SettlerLook, now: number): { believed: SettlerLook | null; again: number | null };
  }
  /** `steps.js`: what to do at an objection form; a list within is one line's points. */
  interface Steps {
    more(objection: Pick<Form, "covers">): (string | string[])[];
    steps(objection: Pick<Form, "choices">): string[];
  }

  /** An element's properties, and its attributes by name. */
  type Properties = { attributes?: { [name: string]: string }; [property: string]: unknown };

  /** What the callout says. */
  interface Wording {
    /** The class that colours it: `on`, `off` or none. */
    tone: string;
    badge: string;
    title: string;
    /** Of which several together are a list, beside a form. */
    lines: (string | string[])[];
    steps?: string[];
    next: string;
    /** What is told to who listens; empty while nothing is sure. */
    spoken: string;
  }
  /** A callout that stands in the window's corner, not beside what is ringed. */
  interface Docked {
    /** Added to the callout's own. */
    style: string;
    /** What stands below the form's own words, for as long as the callout does. */
    own: HTMLElement;
    body(words: Wording): HTMLElement[];
    /** Its greatest height, CSS px. */
    most(view: Size): number;
  }
  interface Callout {
    erase(): void;
    hide(): void;
    /** An element with some properties, and its attributes by name. */
    make(name: string, properties?: Properties, children?: (Element | string)[]): HTMLElement;
    /** Texts that needn't be asked for. */
    learn(texts: { [key: string]: string }): void;
    owns(record: MutationRecord): boolean;
    /** target: what is ringed, if anything; not docked, the callout stands beside it. stirred: whether there may be more to leave free. */
    show(words: Wording, target: Element | null, docked?: Docked, stirred?: boolean): void;
    speak(words: string): void;
    sweep(): void;
    text(key: string, ...values: string[]): string;
  }

  /** What stands on the page for as long as the highlight does. */
  interface Drawing {
    host: Element;
    root: ShadowRoot;
    parts: { [name: string]: HTMLElement };
    over: AbortController;
  }

  /** The stay on a page that can tell. */
  interface Visit {
    place: string;
    leave(): void;
    again(): void;
    soon(): void;
    restored(): void;
  }

  /** What is drawn of a setting. */
  interface Shown {
    control: Control | null;
    tells: "control" | "row" | "wall";
    settled: boolean;
    reading: Said;
    /** What the background answered to the last reading; null before. */
    remembered: Answer | null;
    setting: ContentSetting;
  }
  /** What the background remembers of a setting, as it tells the page's script. */
  type Answer = Pick<Record, "state" | "since">;
  interface Highlight extends Pick<Callout, "hide" | "learn" | "owns" | "sweep"> {
    /** stirred: whether anything may have happened on the page since the last time. */
    show(view: Shown, stirred: boolean): void;
  }

  /** What can be chosen: what is ringed, what it stands in, and its name. */
  interface Choice {
    element: Element;
    group: Element;
    text: string;
  }
  /** What an objection form shows. */
  interface FormSight {
    page: "wall" | "form" | "none";
    choices: Map<Fits, Choice>;
  }
  interface Choices {
    look(roots: Root[], objection: FormDefinition): FormSight;
  }

  /** From the corner of our own element. */
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  /** Our own element, which spans the window. */
  interface Area {
    left: number;
    top: number;
    width: number;
    height: number;
  }
  interface Size {
    width: number;
    height: number;
  }
  /** What is ringed, where it stood in its own window, and the margins around that. */
  interface Watched {
    target: Element;
    box: DOMRect;
    margins: string;
  }
  /** What the callout may have to leave free: the more, the greater the weight. */
  interface Kept {
    element: Element;
    weight: number;
  }
  type Taken = Box & { weight: number };
  /** Where the callout may stand: between two heights, held at the lower one (`up`) or at the upper. */
  interface Spot {
    left: number;
    from: number;
    to: number;
    up: boolean;
  }
  interface Room {
    beside(around: Box, taken: Taken[], view: Size, size: Size): Spot[];
    boxInTop(element: Element, view: Area): Box;
    /** asked: the first that leaves free what must be, whatever else it covers. */
    choose(places: Spot[], taken: Taken[], size: Size, view: Size, asked: boolean): Box;
    corners(view: Size, size: Size, rightToLeft: boolean): Spot[];
    measure(kept: Kept[], view: Area): Taken[];
    near(target: Element | null, roots: Root[], modals: Element[]): Kept[];
  }

  interface Address {
    /** The pattern: `https://host/path?name=value#part`; `*` for one segment, a last `**` for the rest. */
    matches(pattern: string, address: string): boolean;
    leads(target: string, patterns: string[]): boolean;
    /** The segment that the pattern's `*` stands for. */
    objectOf(page: { addresses: string[] }, address: string): string;
    pageFor<Page extends { tells: string; addresses: string[] }>(setting: { pages: Page[] }, tells: string, address: string): Page | undefined;
    /** The page kind and the settings it speaks of (all of them on a sign-in wall); null for any other page. */
    pageOf(
      definition: { walls: string[]; settings: { id: string; pages: { tells: string; addresses: string[] }[] }[] },
      address: string,
    ): Telling | null;
  }

  interface Settle {
    outdated(goodUntil: string | null, today: number): boolean;
    settler(arrived: number, early?: boolean): Settler;
  }

  interface Read {
    busy(control: Control): boolean;
    control(control: Control, setting: ContentSetting): Said;
    locked(control: Control): boolean;
    values(control: Control): (boolean | "mixed")[];
  }

  /** `words.js`: only services that have a setting which names its state in words have it. */
  interface SettingWords {
    choiceOf(root: Root, radio: Element): Element;
    line(roots: Root[], setting: ContentSetting, known: Vocabulary): Found;
    /** "on", "off", or the reason why it's neither. */
    said(control: Control, setting: ContentSetting): string;
    says(roots: Root[], quotes: Quote[]): boolean;
    lines(roots: Root[], wanted: Iterable<string>): Element[];
    wordsAfter(part: Element, label: Element, words: Meanings): string[];
  }

  interface Vocabularies {
    BADGES: Set<string>;
    bare(text: string): string;
    fold(text: string): string;
    language(code: string | null): string;
    languageOf(element: Element): string;
    meanings(words: Words[]): Meanings;
    of(setting: ContentSetting): Vocabulary;
    run(folded: string[], wanted: Wanted): string | null;
    short(text: string): boolean;
  }

  interface Controls {
    RADIOS: string;
    candidates(roots: Root[], settings: { kind: string }[]): Element[];
    drawn(group: Control): Element;
    grouped(elements: Element[]): Control[];
    hit(group: Control, event: MouseEvent): boolean;
    kin(elements: Element[], some: Element[]): Element[];
    shown(element: Element): boolean;
    veiled(group: Control): boolean;
  }

  interface Labels {
    HEADING: string;
    NEARBY: number;
    asked(group: Control): boolean;
    headed(group: Control, known: Vocabulary): boolean;
    fingerprint(element: Element): string;
    nameNear(group: Control, owners: Owners, known: Vocabulary): string;
    ownLabel(group: Control): string[];
    ownership(groups: Control[]): Owners;
    verdict(texts: string[], known: Vocabulary): Written;
    written(group: Control, owners: Owners, known: Vocabulary): Written;
  }

  interface Locate {
    control(roots: Root[], setting: ContentSetting, leftOver: (element: Element) => boolean, lonely?: boolean): Found;
    hasKey(group: Control, keys: Key[]): boolean;
    signIn(roots: Root[], walls: string[]): boolean;
  }

  /** What is read off a node without asking the node itself. */
  type Getter<T, K extends keyof T> = (node: T) => T[K];
  type Method<T, K extends keyof T> = T[K] extends (...rest: infer Rest) => infer Result ? (node: T, ...rest: Rest) => Result : never;

  interface Dom {
    KNOWN: 0;
    LIKELY: 1;
    EVERY: 2;
    all(root: Root, selector: string): NodeListOf<Element>;
    attribute: Method<Element, "getAttribute">;
    before(element: Element, name: string): Element | null;
    box: Method<Element, "getBoundingClientRect">;
    byId(root: Root, id: string): Element | null;
    checkVisibility: Method<Element, "checkVisibility">;
    documentOf(node: Node): Document;
    follows(node: Node, other: Node): boolean;
    hasAttribute: Method<Element, "hasAttribute">;
    isConnected: Getter<Node, "isConnected">;
    isDocument(node: Node): node is Document;
    labels(element: Element): Element[];
    localName: Getter<Element, "localName">;
    matches(element: Element, selector: string): boolean;
    parentOf(node: Node): Element | null;
    rootElement: Getter<Document, "documentElement">;
    rootOf(node: Node): Root;
    roots(document: Document, reach: 0 | 1 | 2): Root[];
    shadowOf(element: Element): ShadowRoot | null;
    siblings(node: Node): Node[];
    textContent(node: Node): string;
    textNodes(root: Node): Generator<Node>;
    texts(node: Node, limit: number, shown?: boolean): string[] | null;
    visible(node: Node): boolean;
    upwards(node: Node | null): Generator<Element>;
    viewOf: Getter<Document, "defaultView">;
    within(element: Element, selector: string): NodeListOf<Element>;
  }
}
