/** What was read, what is remembered of it, and what the extension's own pages are told. */
declare namespace StillOff {
  type Terms = typeof import("../shared/terms.js");
  /** Of training, never of the control. */
  type TrainingState = Terms["STATES"][number];
  type Reason = Terms["REASONS"][number];
  /** Why a look shows no state: a reason, or what stays in the page. */
  type Doubt = Reason | "silent" | "unsaved";
  type Signal = Terms["SIGNALS"][number];
  type PageKind = Terms["PAGES"][number];
  type ReadEvent = keyof Terms["READ"];

  /** One finished look, as the background takes it in. */
  interface Reading {
    state: TrainingState;
    /** Why the state is unknown; null when it's known. */
    reason: Reason | null;
    signals: Signal[];
    page: PageKind;
    /** Which of the member's objects (blog, site …) it's about, where there is one setting for each. */
    object: string | null;
    /** When the look ended, ms since 1970. */
    at: number;
    arrival?: Terms["ARRIVALS"][number];
    /** Whether what was read came from the service, not from the browser's memory of the page. */
    fresh?: boolean;
    /** Whether the member had done something on the page before it first showed this state. */
    acted?: boolean;
    /** A random name of the document, to tell two tabs apart. */
    document?: string;
    /** When the document was loaded, or what it shows came to be shown, ms since 1970. */
    loaded?: number;
  }

  /** What is remembered of one setting; `judge.js` says what each part is. */
  type Record = import("../background/judge.js").Record;
  type Request = import("../shared/request.js").Request;
  type Word = import("../shared/own-word.js").Word;

  /** One line of a history. Which of the optional ones it has depends on its type. */
  interface Line {
    type: ReadEvent | Terms["ASIDE"][number];
    at: number;
    /** Those of requests say nothing of the setting, but where an older version wrote them. */
    signals?: string[];
    page?: string | null;
    state?: TrainingState;
    reason?: Reason | null;
    /** By which definition and version it was recorded. */
    definition?: string | null;
    version?: string;
    /** The SHA-256 of the line before. */
    previous?: string | null;
    /** Of confirmations that became one line. */
    count?: number;
    last?: number;
    /** Of an import: the digest of what was imported. */
    source?: string;
    request?: ReturnType<typeof import("../shared/request.js").told>;
    /** Of the member's own word; null where they took it back. */
    said?: Word | null;
  }

  /** An export; `docs/evidence.md` says what is in it. */
  interface Evidence {
    format: string;
    schema: number;
    made: string;
    version: string;
    settings: {
      service: string;
      setting: string;
      name: string;
      state: TrainingState;
      since: number | null;
      confirmed: number | null;
      lines: Line[];
      head: string | null;
    }[];
    /** The settings that the member showed, whose histories are among these; not there before schema 4. */
    taught?: Taught[];
    /** What was sent; not there before schema 3. */
    requests?: { service: string; setting: string; name: string; lines: Line[]; head: string | null }[];
    digest: string;
  }

  /** The options in force. */
  interface Options {
    highlight: boolean;
    /** Whether help is drawn beside objection forms. */
    beside: boolean;
    region: Region | null;
    /** Where the member lives, more exactly, as the desk names places. */
    place: string | null;
    /** Days; null for each definition's own. */
    interval: number | null;
    notifications: boolean;
    /** `service/setting` each. */
    unwatched: string[];
    /** Whether services are looked at without asking. */
    autoAll: boolean;
    /** The exceptions: services that are, though the others aren't … */
    auto: string[];
    /** … and those that aren't, though the others are. */
    remind: string[];
  }
  /** What the member chose: anything may be missing, or be left from another version. */
  type Chosen = Partial<Options>;
  /** An organisation's policy: its good values. */
  interface Policy {
    highlight?: boolean;
    interval?: number;
    notifications?: boolean;
    watch?: string[];
    automaticLooks?: boolean;
  }
  interface PolicyProblem {
    key: string;
    problem: "unknown" | "value";
  }
  /** What is wrong with the storage. */
  interface Trouble {
    key: string;
    kind: string;
    at: number | null;
  }

  /** What the background adds to a definition's own. */
  interface Setting {
    /** Of a single object's setting: the id of the one that stands for all of them. */
    of?: string;
  }
  /** Only what can be read has these. */
  interface Card {
    per?: undefined;
    checking?: undefined;
  }

  /** Something that the member has to do with: only a setting, never a card, is watched. */
  type Remembered = {
    definition: Definition;
    name: string;
    record: Record;
    access: "granted" | "taken" | "none";
  } & ({ watched: boolean; setting: Setting } | { watched: false; setting: Card });
  /** Scripts that the member wants beside those of the settings, of a service whose access they need. */
  interface Beside {
    definition: Pick<Definition, "countries" | "origins">;
    script: chrome.scripting.RegisteredContentScript;
  }
  /** A look by itself that is under way. */
  interface Look {
    service: string;
    setting: string;
    tab: number;
    started: number;
    /** When its tab was last in front, as the browser said when it opened it. */
    accessed?: number;
  }
  /** What a handler is given beside the message: what the message names, and the tab it comes from, where there is such a thing. */
  type About = ({ definition: Definition; setting: Setting | null } | { definition: null; setting: null }) & { tab?: chrome.tabs.Tab };
  /** A message from a content script names its service, and comes from a tab. */
  type AboutContent = { definition: Definition; setting: Setting | null; tab: chrome.tabs.Tab & { id: number }; url: string };
}
