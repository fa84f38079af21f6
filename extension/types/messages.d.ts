/** What is said between the parts of the extension. */
declare namespace StillOff {
  /** `shared/messages.js` says what each is for. */
  interface Messages {
    readonly ARRIVED: "content:arrived";
    readonly READING: "content:reading";
    readonly MOVED: "content:moved";
    readonly FORM: "content:form";
    readonly DRAFT_WANTED: "content:draft-wanted";
    readonly BESIDE_FORM: "background:beside-form";
    readonly LOOK_AGAIN: "background:look-again";
    readonly STATE: "page:state";
    readonly HISTORY: "page:history";
    readonly SEEN: "page:seen";
    readonly OTHER_ACCOUNT: "page:other-account";
    readonly OPTION: "page:option";
    readonly WATCH: "page:watch";
    readonly AUTO: "page:auto";
    readonly LOOK: "page:look";
    readonly LOOK_ALL: "page:look-all";
    readonly STOP_LOOK: "page:stop-look";
    readonly IMPORT: "page:import";
    readonly DELETE: "page:delete";
    readonly SKELETON: "page:skeleton";
    readonly REQUEST: "page:request";
    readonly REQUEST_WITHDRAWN: "page:request-withdrawn";
    readonly DESK: "page:desk";
    readonly DRAFT: "page:draft";
    readonly WHO: "page:who";
  }

  /** What the background answers content scripts; null where it refuses. */
  interface ContentAnswers {
    "content:arrived": { watched: boolean; highlight: boolean; texts: { [key: string]: string } };
    "content:reading": { state: TrainingState; since: number | null; recorded: boolean };
    "content:moved": true;
    "content:form": { wanted: boolean };
    "content:draft-wanted": { text: string | null };
  }
  /** What it answers the extension's own pages; null where it refuses. */
  interface PageAnswers {
    "page:state": Told;
    "page:history": { lines: Line[] };
    "page:seen": true;
    "page:other-account": true;
    "page:option": true;
    "page:watch": true;
    "page:auto": true;
    "page:look": boolean;
    "page:look-all": number;
    "page:stop-look": true;
    "page:import": { added: number; problem?: undefined } | { added?: undefined; problem: string };
    "page:delete": { lines: number };
    "page:skeleton": { skeleton: string | null };
    "page:request": string;
    "page:request-withdrawn": boolean;
    "page:desk": {
      who: Awaited<ReturnType<typeof import("../background/records.js").who>>;
      draft: Awaited<ReturnType<typeof import("../background/requests.js").draft>>;
    };
    "page:draft": boolean;
    "page:who": true;
  }
}
