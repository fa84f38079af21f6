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
    /** The words that a control's name may end in, and our labels, folded, before them. */
    ends: Meanings;
    quoted: string[];
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
  /**
   * What is written on a control: our label, a near-miss's, words of something else, or nothing; our label and another's
   * (`both`), or ours that may be another control's (`unsure`); and the texts.
   */
  interface Written {
    kind: "ours" | "never" | "other" | "none" | "both" | "unsure";
    texts: string[];
  }
  /** What a stay on a page knows, for finding a control. */
  interface Surroundings {
    /** Whether an element was there before the page came to this address, and wasn't drawn again since. */
    leftOver(element: Element): boolean;
    /** Whether the page has no other control. */
    alone?: boolean | undefined;
    /** Which object the address is about, where there is one setting for each. */
    object?: string | undefined;
  }
  /** What was found of a setting on its own page; without a control there is a reason. */
  interface Found {
    control: Control | null;
    signals: Signal[];
    reason: Doubt | null;
  }
  /** What a control says of itself: a state, or why none. */
  type Saying = "on" | "off" | Reason;
  /** What a control says, and what stands beside it. */
  interface Said {
    state: TrainingState;
    reason: Doubt | null;
  }
  /** What a look shows of a setting, where it was found, and whether the page still works on that part. */
  interface Sight extends Found, Said {
    /** What the control says of itself: a state, or why none; null where it isn't asked. */
    own: Saying | null | undefined;
    busy: boolean;
    inDialog: boolean;
    /** It's what the button prints that opens the control. */
    printed: boolean;
  }
  /** What the visit knows, as far as a sight depends on it. */
  interface Knowledge {
    /** Addresses where a signed-out visitor ends up. */
    walls: string[];
    entrance: Entrance | null;
    /** What is known of the service's pages is too old. */
    outdated: boolean;
    /** Whether an element stood there before the page came to this address, and was not drawn again since. */
    leftOver(element: Element): boolean;
    /** The control stood in a dialog: it goes when the dialog is closed, and that says nothing. */
    inDialog: boolean;
    /** What it said there last. */
    inside?: TrainingState | null;
    /** Which object the address is about, where there is one setting for each. */
    object?: string | undefined;
  }
  interface Sights {
    again(sight: Sight, setting: ContentSetting, page: ContentPage, visit: Knowledge): Sight;
    of(roots: Root[], setting: ContentSetting, page: ContentPage, visit: Knowledge): Sight;
    /** Whether the control is ours however many others there are. */
    sure(sight: Found): boolean;
    unknown(reason: Doubt | null): Sight;
  }
  /** A setting on a page that can tell, and what is known of it there. */
  interface Case {
    setting: ContentSetting;
    page: ContentPage;
    /** Which object it is about, where there is one setting for each; and whose it is, where that isn't the page's own service. */
    about: { service?: string; object?: string };
    settler: Settler;
    sight: Sight;
    inDialog: boolean;
    inside: TrainingState | null;
    /** Only where there is a Save step. */
    saving: Saving | null;
    /** The state shown last, and whether the member had done something on the page before it was first shown. */
    shown: TrainingState | null;
    acted: boolean;
    /** What stood there when the browser gave the page back; null once the page itself shows something, since `asOf` (ms since 1970). */
    old: { element: Element | null; state: TrainingState } | null;
    asOf: number | null;
    /** An answer was told since the page was entered. */
    told: boolean;
    /** What the background answered to the last. */
    remembered: Answer | null;
  }
  /** A page that can tell, and the settings it speaks of. */
  interface Telling {
    tells: PageKind;
    settings: string[];
  }
  /** The same for the settler: whatever tells one control from another stands for it. */
  interface SettlerLook extends Said {
    signals: Signal[];
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
    /** What a link below leads to, in a tab of its own. */
    open?: string;
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
    dress(root: ShadowRoot, style: string): void;
    drew(element: Node): boolean;
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

  /** The time that everything in a page goes by. */
  interface Clock {
    now(): number;
    today(): number;
    after(ms: number, work: () => void): unknown;
    cancel(timer: unknown): void;
  }
  interface Freshness {
    /** Whether what comes after the page was given back can be news. */
    asked(): boolean;
    /** Whether a control that stood there when we came may show what the browser put back. */
    loaded(): number;
    old(control: Control | null): boolean;
    suspect(): boolean;
  }
  interface Activities {
    STARTS: string[];
    since(): Activity;
  }
  /** What the member did since something began. */
  interface Activity {
    acted(views: Window[]): boolean;
    heard(type: string, own: boolean): void;
    forget(views: Window[]): void;
  }
  /** What a page with a Save step holds. */
  interface Saving {
    /** What counts of a sight. sign: whether the service's own sign that it stored a change is seen; null where nobody looked. */
    holds(sight: Sight, acted: boolean, sign: boolean | null): Sight;
    /** A sight that stood for long enough. */
    settled(sight: Sight): void;
  }
  interface Stirring {
    grown(): boolean;
    follow(roots: Root[], fresh?: boolean): void;
  }
  /** What a visit asks of whoever stays: where the document is, and whom to tell. */
  interface Tellers {
    /** A random name of the document. */
    document: string;
    arrive(): void;
    /** Hear what happens to the document, also after it has rewritten itself. */
    listen(): void;
    orphaned(): boolean;
    retire(): void;
    saving(key: string): Saving;
    tell<Type extends keyof ContentAnswers>(type: Type, says: ContentMessages[Type]["says"]): Promise<ContentAnswers[Type] | null | void>;
    tellInTurn<Type extends keyof ContentAnswers>(type: Type, says: ContentMessages[Type]["says"]): Promise<ContentAnswers[Type] | null | void>;
  }
  /** The stay on a page that can tell. */
  interface Visit {
    leave(): void;
    again(): void;
    soon(): void;
    restored(): void;
    going(): void;
  }

  /** What is drawn of a setting. */
  interface Shown {
    control: Control | null;
    tells: PageKind;
    settled: boolean;
    /** Whether what is shown came from the service, not from the browser's memory. */
    fresh: boolean;
    reading: Said;
    /** What the background answered to the last reading; null before. */
    remembered: Answer | null;
    setting: ContentSetting;
  }
  /** What the background remembers of a setting, as it tells the page's script. */
  type Answer = Pick<Record, "state" | "since">;
  interface Highlight extends Pick<Callout, "drew" | "hide" | "learn" | "owns" | "sweep"> {
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
  interface InTheWay {
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
    measure(inTheWay: InTheWay[], view: Area): Taken[];
    near(target: Element | null, roots: Root[], modals: Element[]): InTheWay[];
  }

  interface Address {
    /** The pattern: `https://host/path?name=value#part`; `*` for one segment, a last `**` for the rest. */
    matches(pattern: string, address: string): boolean;
    /** target: as the link or form has it; what completes it may be another address than the page's. */
    leads(target: string, base: string, patterns: string[]): boolean;
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
    /** What a control says of itself, whatever is written beside it: a state, or why none. */
    alone(control: Control, setting: ContentSetting): Saying | undefined;
    busy(control: Control): boolean;
    control(control: Control, setting: ContentSetting): Said;
    locked(control: Control): boolean;
    values(control: Control): (boolean | "mixed")[];
  }

  /** What no attribute says of a control. */
  interface States {
    DISABLED: string;
    VALUES: string[];
    compare(elements: Element[]): Element[];
    custom(others: Element[]): Element[];
    lacks(element: Element): boolean;
    likened(element: Element): boolean;
    own(element: Element): (boolean | "mixed")[];
    seenOn: Set<Element>;
  }

  /** A choice of two answers, of one kind, and what each says. */
  interface Pair {
    kind: string;
    answers: Element[];
    texts: string[][];
    /** What stands in it, and is its label. */
    label: Element | undefined;
  }
  /** `pairs.js`: only services that have a setting which is on or off have it. */
  interface Pairs {
    candidates(roots: Root[], settings: ContentSetting[], known: Element[]): { holder: Element; answers: Element[] }[];
    denied(control: Control, setting: ContentSetting, state: string): boolean;
    has(control: Control): boolean;
    labelOf(holder: Element): Element | undefined;
    /** What the answers of a choice of two say; nothing for any other control. */
    answersOf(control: Control): string[];
    /** "on", "off", or the reason why it's neither. */
    said(control: Control, setting: ContentSetting): Saying | null;
  }

  /** `words.js`: only services that have a setting which names its state in words have it. */
  interface SettingWords {
    choiceOf(root: Root, radio: Element): Element;
    line(roots: Root[], setting: ContentSetting, known: Vocabulary): Found;
    /** "on", "off", or the reason why it's neither. */
    said(control: Control, setting: ContentSetting): Saying;
    says(roots: Root[], quotes: Quote[], anywhere?: boolean): boolean;
    lines(roots: Root[], wanted: Iterable<string>): Element[];
    wordsAfter(part: Element, label: Element, words: Meanings, others?: Element[]): string[];
  }

  interface Vocabularies {
    BADGES: Set<string>;
    after(text: string, start: string): string;
    akin(texts: string[], setting: ContentSetting): boolean;
    bare(text: string): string;
    ending(texts: string[], known: Vocabulary): string;
    leadsOn(text: string): boolean;
    fold(text: string): string;
    language(code: string | null): string;
    languageOf(element: Element): string;
    meanings(words: Words[]): Meanings;
    of(setting: ContentSetting): Vocabulary;
    run(folded: string[], wanted: Wanted): string | null;
    short(text: string): boolean;
    turned(texts: string[], code: string, setting: ContentSetting): boolean;
    wordsOf(setting: ContentSetting): Words[];
  }

  interface Controls {
    /** Only services that have a setting which is on or off have it. */
    pairs?: Pairs;
    RADIOS: string;
    candidates(roots: Root[], settings: ContentSetting[]): Element[];
    drawn(group: Control): Element;
    grouped(elements: Element[]): Control[];
    hit(group: Control, event: MouseEvent): boolean;
    kin(elements: Element[], some: Element[]): Element[];
    shown(element: Element): boolean;
    veiled(group: Control): boolean;
  }

  interface Labels {
    FAR: number;
    HEADING: string;
    NEARBY: number;
    asked(group: Control): boolean;
    begins(element: Element): boolean;
    belied(group: Control, setting: ContentSetting, state: "on" | "off"): boolean;
    borrowed(group: Control): boolean;
    closest(group: Control): string[];
    crowded(group: Control, bare: Control[]): boolean;
    disputed(group: Control, known: Vocabulary, key: boolean): boolean;
    shunned(group: Control, owners: Owners, setting: ContentSetting): boolean;
    headed(group: Control, known: Vocabulary): boolean;
    headingOf(group: Control): string | null;
    fingerprint(element: Element): string;
    nameNear(group: Control, owners: Owners, known: Vocabulary): string;
    ownLabel(group: Control): string[];
    ownership(groups: Control[]): Owners;
    territories(group: Control, owners: Owners): Generator<Element>;
    verdict(texts: string[], known: Vocabulary): Written;
    written(group: Control, owners: Owners, known: Vocabulary): Written;
  }

  interface Locate {
    control(roots: Root[], setting: ContentSetting, visit: Surroundings): Found;
    hasKey(group: Control, keys: Key[]): boolean;
    signIn(roots: Root[], walls: string[], offered?: boolean, entrance?: Entrance | null): boolean;
  }

  /** What is read off a node without asking the node itself. */
  type Getter<T, K extends keyof T> = (node: T) => T[K];
  type Method<T, K extends keyof T> = T[K] extends (...rest: infer Rest) => infer Result ? (node: T, ...rest: Rest) => Result : never;

  interface Dom {
    KNOWN: 0;
    LIKELY: 1;
    EVERY: 2;
    all(root: Root, selector: string): ArrayLike<Element> & Iterable<Element>;
    around(element: Element): Generator<Element>;
    attribute: Method<Element, "getAttribute">;
    baseOf: Getter<Node, "baseURI">;
    bodyOf: Getter<Document, "body">;
    before(element: Element, name: string): Element | null;
    box: Method<Element, "getBoundingClientRect">;
    children: Getter<Element, "children">;
    byId(root: Root, id: string): Element | null;
    checkVisibility: Method<Element, "checkVisibility">;
    closest(element: Element, selector: string): Element | null;
    controlled(label: Element): Element | null;
    customs: Set<Element>;
    documentOf(node: Node): Document;
    follows(node: Node, other: Node): boolean;
    frameDocument(frame: Element): Document | null;
    hasAttribute: Method<Element, "hasAttribute">;
    holderOf(root: Node): Element | null;
    holdsMore(element: Element, most: number): boolean;
    isConnected: Getter<Node, "isConnected">;
    isDocument(node: Node): node is Document;
    labels(element: Element): Element[];
    localName: Getter<Element, "localName">;
    matches(element: Element, selector: string): boolean;
    parentOf(node: Node): Element | null;
    rootElement: Getter<Document, "documentElement">;
    rootOf(node: Node): Root;
    roots(document: Document, reach: 0 | 1 | 2): Root[];
    scrolled(element: Element): { left: number; top: number; room: number };
    scrollerOf: Getter<Document, "scrollingElement">;
    shadowOf(element: Element): ShadowRoot | null;
    siblings(node: Node): Node[];
    textContent(node: Node): string;
    textNodes(root: Node): Generator<Node>;
    texts(node: Node, limit: number, shown?: boolean): string[] | null;
    visible(node: Node): boolean;
    upwards(node: Node | null): Generator<Element>;
    viewOf: Getter<Document, "defaultView">;
    within(element: Element, selector: string): NodeListOf<Element>;
    deep(element: Element, selector: string): Element[];
  }
}
