/** What stands over a page while the member points at a control. */
declare namespace StillOff {
  /** What a layer tells who drew it. */
  interface Layered {
    /** The member pressed something in the layer, by a pointer that began and ended there, or by the keyboard or a screen reader. */
    pressed(part: Element, at: { x: number; y: number } | null): void;
    /** The pointer went down on something, and was lifted elsewhere: one of the two has moved. */
    slipped(part: Element): void;
    /** Another key than those that the browser acts on. @returns whether it was meant for us */
    key(key: string): boolean;
    /** Wheel or finger want to scroll what lies below. @returns whether something was scrolled */
    pan(x: number, y: number, dx: number, dy: number): boolean;
    /** The member, or the page, ended it, or the extension is gone. */
    ended(): void;
  }
  interface Layer {
    root: ShadowRoot;
    dialog: HTMLDialogElement;
    signal: AbortSignal;
    /** Whether all that is seen at a place is ours; what the page has put above us meanwhile is put below. */
    free(x: number, y: number): boolean;
    /** Have words read aloud. */
    speak(words: string): void;
    /** byHand: by what the member did, of which more may follow. */
    end(byHand: boolean): void;
  }
  /** A control, and what stands around it in the layer. */
  interface Framed {
    choice: Pointable;
    button: HTMLElement;
    /** What draws the control. */
    target: Element;
    /** What it stands in and may be scrolled out of. */
    holders: Element[];
    /** Where it was drawn last, as far as it can be seen; null where it can't. */
    box: Box | null;
    /** Since when it has stood there. */
    since: number;
  }
  interface Framing {
    STYLE: string;
    /** Stand in a layer from now on. @returns what holds the frames there */
    begin(layer: Layer): HTMLElement;
    /** Bring to the frames' places. */
    place(): void;
    /** Frame these; more than there may be only where they can be seen. @returns whether there were more */
    show(choices: Pointable[]): boolean;
    /** The frame that a part of the layer is. */
    of(part: Element | null): Framed | undefined;
    /** Whether the control still stands where its frame is, and has for long enough to be meant. */
    holds(framed: Framed): boolean;
    /** To the frame after (or before) the one with the keyboard. */
    step(by: 1 | -1): void;
    pan: Layered["pan"];
    names(choice: Pointable): { name: string; shows: string };
  }
  /** A button of the panel. */
  interface PanelButton {
    part: string;
    words: string;
    act(): void;
    first?: boolean;
  }
  interface Panel {
    /** aloud: read it to the member where the keyboard stays elsewhere; else the keyboard comes here. */
    show(title: string, body: HTMLElement[], buttons: PanelButton[], aloud?: boolean): void;
  }
  /** Part of a page's address: one of its query (`?`), or its fragment (`#`). */
  interface AddressPart {
    sign: string;
    part: string;
    /** Whether it's likely to tell the page, and nobody. */
    ticked: boolean;
    /** What the member says of it. */
    box?: HTMLInputElement;
  }
  /** A control was chosen: what is needed to learn of it. */
  interface Pointed extends Panel {
    choice: Pointable;
    names: ReturnType<Framing["names"]>;
    roots(): Root[];
    /** The same control, where it is still called the same and shows the same. */
    still(choice: Pointable): Pointable | undefined;
    /** Choose once more; dropped: because something has changed. */
    again(dropped?: boolean): void;
    end(tell: boolean): void;
    /** It's remembered: the background has nothing left to end. */
    kept(): void;
    send(message: object): Promise<unknown>;
  }
  interface Namespace {
    remembering(pointed: Pointed): void;
    layer(label: string, style: string, to: Layered): Layer;
    frames: Framing;
    /** Ends what the member is pointing at; only while they do. */
    pointing?: { end(): void } | undefined;
  }
}
