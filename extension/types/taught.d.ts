/** Settings that the member showed to StillOff. */
declare namespace StillOff {
  /** What is learnt of a control that the member points at; everything but the answers comes from the page as it stands. */
  interface Learnt {
    /** `https://host/path`, with what of query and fragment tells the page. */
    address: string;
    kind: Terms["CONTROLS"][number];
    /** As the page says; "" where it doesn't. */
    language: string;
    label: string;
    /** What the nearest heading above says. */
    heading: string | null;
    /** Those that look as if they stayed the same at the next load. */
    keys: Key[];
    /** The control's value with which training is off; null where words name the states. */
    trainingOff: Value | null;
    words: { on: string[]; off: string[] };
    /** Whether the page seems to have a Save step. */
    save: boolean;
  }
  /** What is remembered, in this browser alone. */
  interface Taught extends Learnt {
    /** Of its host: `site-` and twelve hexadecimal digits. */
    service: string;
    /** `taught-` and eight hexadecimal digits. */
    id: string;
    host: string;
    /** What it stands for, `service/setting` or `service/card` of a definition; null for any other site's. */
    about: string | null;
    /** Whether the keys were found again in another document: until then they are no sign. */
    proven: boolean;
    /** The day it was shown, YYYY-MM-DD. */
    day: string;
  }
  /** A member is about to show a setting, or is asked for access to do so. */
  interface Teaching {
    host: string;
    address: string;
    about: string | null;
    /** The taught setting that is shown again, `service/setting`. */
    instead: string | null;
    tab: number | null;
    at: number;
    begun: boolean;
  }
  /** What the content scripts know of a taught setting: whose it is, where it isn't the page's own service. */
  interface ContentSetting {
    service?: string;
    /** The heading that it stood under when it was shown. */
    heading?: string | null;
    /** Which of the definitions' settings it stands for, `service/setting`. */
    about?: string | null;
  }
  /** A control that could be pointed at. */
  interface Pointable {
    control: Control;
    kind: Learnt["kind"];
    /** What it says of itself, for the member to know it by. */
    name: string;
    /** The value it shows: a word, or whether it is ticked; null where it shows none. */
    shows: string | boolean | null;
  }
  interface Learning {
    /** Every control of the page that could be a setting's, in the page's order; the most there may be. */
    choices(roots: Root[]): Pointable[];
    /**
     * What would be remembered of one, if training is on or off as it stands now: only what the engine then finds
     * again, as the same control and in that state. Null where it doesn't.
     */
    of(roots: Root[], choice: Pointable, training: "on" | "off", address: string): Learnt | null;
  }
  /** One thing that is remembered: as the extension's own words, as the page's, or as it stands in the page's code. */
  interface Fact {
    name: string;
    says: string[];
    as: "words" | "quote" | "code";
  }
  interface Namespace {
    remembered: (learnt: Learnt) => Fact[];
    learning: Learning;
    /** Plain words for how a control stands, as what they say of training. Only taught settings have them. */
    plain?(trainingOff: Value): Words[];
    /** Whether the document's address is told already, whenever it changes. */
    toldTaught?: boolean;
    /** Have a visit under way know these taught settings, and no others. */
    learn?(settings: ContentSetting[]): void;
  }
}
