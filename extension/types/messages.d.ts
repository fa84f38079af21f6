/** What is said between the parts of the extension. */
declare namespace StillOff {
  /** `shared/messages.js` says what each is for. */
  interface Messages {
    readonly ARRIVED: "content:arrived";
    readonly READING: "content:reading";
    readonly MOVED: "content:moved";
    readonly FORM: "content:form";
    readonly DRAFT_WANTED: "content:draft-wanted";
    readonly TAUGHT_PAGE: "content:taught-page";
    readonly LEARNT: "content:learnt";
    readonly NOT_LEARNT: "content:not-learnt";
    readonly BESIDE_FORM: "background:beside-form";
    readonly LOOK_AGAIN: "background:look-again";
    readonly STATE: "page:state";
    readonly HISTORY: "page:history";
    readonly SEEN: "page:seen";
    readonly OTHER_ACCOUNT: "page:other-account";
    readonly SAID: "page:said";
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
    readonly TEACH: "page:teach";
    readonly NOT_TEACH: "page:not-teach";
    readonly UNTEACH: "page:unteach";
  }

  /** A setting, as messages name it. */
  interface Named {
    service: string;
    setting: string;
  }
  /** What content scripts say beside the service (named where it isn't the page's own), and what the background answers; null where it refuses. */
  interface ContentMessages {
    "content:arrived": { says: { service?: string }; answer: { watched: boolean; highlight: boolean; texts: { [key: string]: string } } };
    "content:reading": {
      says: { service?: string; setting: string; reading: object };
      answer: { state: TrainingState; since: number | null; recorded: boolean };
    };
    "content:moved": { says: { service?: string; setting: string; document: string; object?: string }; answer: true };
    "content:form": { says: {}; answer: { wanted: boolean } };
    "content:draft-wanted": { says: {}; answer: { text: string | null } };
  }
  /** The same where no service is named: the sender's address tells which host it is. */
  interface SiteMessages {
    "content:taught-page": { says: { address: string }; answer: true };
    "content:learnt": { says: { learnt: Learnt }; answer: boolean };
    "content:not-learnt": { says: {}; answer: true };
  }
  /** What the extension's own pages say, and what it answers; null where it refuses. */
  interface PageMessages {
    "page:state": { says: {}; answer: Told };
    "page:history": { says: Named; answer: { lines: Line[]; requests: Line[] } };
    "page:seen": { says: Named; answer: true };
    "page:other-account": { says: Named; answer: true };
    "page:said": { says: Named & { said: Word | null }; answer: true };
    "page:option": { says: { name: string; value: unknown; region?: string | null | undefined }; answer: true };
    "page:watch": { says: Named & { watched: boolean }; answer: true };
    "page:auto": { says: { service: string | null; auto: boolean }; answer: true };
    "page:look": { says: Named; answer: boolean };
    "page:look-all": { says: { only: string[] | null }; answer: number };
    "page:stop-look": { says: {}; answer: true };
    "page:import": {
      says: { evidence: unknown };
      answer: { added: number; shown: number; left: number; problem?: undefined } | { added?: undefined; problem: string };
    };
    "page:delete": { says: Named; answer: { lines: number } };
    "page:skeleton": { says: { service: string }; answer: { skeleton: string | null } };
    "page:request": { says: { service: string | undefined; request: object }; answer: string };
    "page:request-withdrawn": { says: { service: string; id: string }; answer: boolean };
    "page:desk": {
      says: {};
      answer: {
        who: Awaited<ReturnType<typeof import("../background/records.js").who>>;
        draft: Awaited<ReturnType<typeof import("../background/requests.js").draft>>;
      };
    };
    "page:draft": { says: { draft: object | null }; answer: boolean };
    "page:who": { says: { who: object | null }; answer: true };
    "page:teach": { says: { address: string; tab: number | null; about: string | null; instead: string | null }; answer: boolean };
    "page:not-teach": { says: {}; answer: true };
    "page:unteach": { says: Named; answer: { lines: number } };
  }
  type ContentAnswers = { [Type in keyof ContentMessages]: ContentMessages[Type]["answer"] };
  type SiteAnswers = { [Type in keyof SiteMessages]: SiteMessages[Type]["answer"] };
  type PageAnswers = { [Type in keyof PageMessages]: PageMessages[Type]["answer"] };
  /** What a message says, as it came: its parts are known by name, and nothing of them was checked. */
  type Unchecked<Message extends { says: object }> = { [Part in keyof Message["says"]]: any };
}
