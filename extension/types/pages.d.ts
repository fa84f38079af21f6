/** What the extension's own pages are told, and what they share. */
declare namespace StillOff {
  /** A setting of the state, with its definition, a key, and what it's called among others. */
  interface Entry {
    service: string;
    setting: string;
    record: Record;
    fresh: boolean;
    auto: boolean;
    /** Why it isn't looked at by itself any more. */
    autoOff: "failed" | "signed-out" | null;
    definition: Definition;
    key: string;
    called: string;
    watched: boolean;
    access: Remembered["access"];
    /** The setting, named with its object where there is one for each; a card where there is only a request. */
    described: Setting | Card;
    /** Days. */
    interval: number | null;
    /** What the member showed, where the setting is known from that. */
    taught: Taught | null;
  }
  /** One that is read, and not only written about. */
  interface ReadEntry extends Entry {
    access: "granted" | "taken";
    described: Setting;
    interval: number;
  }
  interface Noted extends Entry {
    access: "none";
    watched: false;
  }
  /** Everything that the pages show but the histories. */
  interface State<E = (ReadEntry & { watched: true }) | (ReadEntry & { watched: false }) | Noted> {
    settings: E[];
    requests: Request[];
    /** The settings that the member showed. */
    taught: Taught[];
    /** The services whose pages may be read. */
    granted: string[];
    /** What access is given to, as match patterns. */
    origins: string[];
    /** Whether the browser lets us notify: the permission can be taken away in its own settings. */
    notifies: boolean;
    options: Options;
    /** What an organisation decides. */
    managed: string[];
    managedProblems: PolicyProblem[];
    look: Pick<Look, "service" | "setting" | "started"> | null;
    /** The looks that the member wanted one after another: under way, or the last ones. */
    round: (import("../background/round.js").Round & { going: boolean }) | null;
    problems: Trouble[];
    now: number;
  }
  /** The state as the background tells it. */
  type Told = State<Omit<Entry, "definition" | "key" | "called" | "described" | "taught">>;
  /** What was read of a setting, what was sent about it, and both in the order of time. */
  type History = { entry: Entry; lines: Line[]; requests: Line[]; all: Line[] };

  /** What a part of a page may do to the whole: have it shown again, and say what was done. */
  interface Page {
    again(): Promise<void>;
    done(words: string): void;
  }
  /** One view of the dashboard; some are shown only what is read. */
  interface DashboardView {
    build(page: Page): void;
    show(state: State): Promise<void> | void;
  }

  /** Finds the one element that a selector names, and which must be there. */
  interface Find {
    (selector: string): HTMLElement;
    <E extends Element>(selector: string, kind: new () => E): E;
  }
}
