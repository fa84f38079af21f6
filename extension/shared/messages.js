/**
 * Every message, named by the direction it travels. A classic script, because content scripts can't import.
 *
 * @typedef {"on" | "off" | "unknown"} TrainingState Of training, never of the control.
 * @typedef {"signed-out" | "not-found" | "ambiguous" | "contradictory" | "unsettled" | "locked" | "undecided" | "not-offered" | "outdated-definition"} Reason
 * @typedef {"address" | "key" | "label" | "name" | "alone" | "link" | "word"} Signal
 *
 * @typedef {object} Reading One finished look.
 * @property {TrainingState} state
 * @property {Reason | null} reason Why the state is unknown; null when it's known.
 * @property {Signal[]} signals
 * @property {"control" | "row" | "wall"} page What kind of page was read.
 * @property {string} [object] Which of the member's objects (blog, site …) it's about, where there is one setting for each.
 * @property {"load" | "navigation" | "restored" | "watched"} arrival How the page came to show what was read; watched:
 *   it changed before our eyes.
 * @property {string} document A random name of the document, to tell two tabs apart.
 * @property {number} loaded When the document was loaded, ms since 1970.
 * @property {number} at When the look ended, ms since 1970.
 */
stillOff.messages = Object.freeze({
  /** content -> background {service}: may we look, and may we draw? -> {watched, highlight} */
  ARRIVED: "content:arrived",
  /** content -> background {service, setting, reading} -> {state, due} as remembered now */
  READING: "content:reading",
  /** content -> background {service, setting}: the member clicked the control; nothing else is told */
  CLICK: "content:click",
  /** content -> background {service}, at the objection form: is help wanted here? -> {wanted} */
  FORM: "content:form",
  /** content -> background {service}, at the objection form, after a click: the text prepared at the desk -> {text} or null */
  DRAFT_WANTED: "content:draft-wanted",
  /** background -> content: the tab came to an objection form, or the option changed; look where you are */
  BESIDE_FORM: "background:beside-form",
  /** background -> content: the tab's address or an option changed; look where you are */
  LOOK_AGAIN: "background:look-again",
  /** page -> background: everything that popup and dashboard show but the histories */
  STATE: "page:state",
  /** page -> background {service, setting} -> {lines}, oldest first */
  HISTORY: "page:history",
  /** page -> background {service, setting}: the member has seen the alarm */
  SEEN: "page:seen",
  /** page -> background {service, setting}: the alarm was about another account */
  OTHER_ACCOUNT: "page:other-account",
  /** page -> background {name, value}: an option */
  OPTION: "page:option",
  /** page -> background {service, setting, watched} */
  WATCH: "page:watch",
  /** page -> background {service, auto}: look by itself, or remind */
  AUTO: "page:auto",
  /** page -> background {service, setting}: look now, in a tab of its own -> whether that was begun */
  LOOK: "page:look",
  /** page -> background: end the look under way */
  STOP_LOOK: "page:stop-look",
  /** page -> background {evidence}: add the lines of a checked export -> {added} */
  IMPORT: "page:import",
  /** page -> background {service, setting}: forget record and history -> {lines} */
  DELETE: "page:delete",
  /** page -> background {service}: the bones of the page in front, for a report -> {skeleton}, null on another page */
  SKELETON: "page:skeleton",
  /** page -> background {service, request}: a request that was sent, or what changed of one -> its id, null where it is none */
  REQUEST: "page:request",
  /** page -> background {service, id}: a request is taken back */
  REQUEST_WITHDRAWN: "page:request-withdrawn",
  /** page -> background -> {who, draft}: what the desk was told; null each where it was told nothing */
  DESK: "page:desk",
  /** page -> background {draft}: what is being written at the desk, kept until the browser is closed; null to forget it */
  DRAFT: "page:draft",
  /** page -> background {who}: name and addresses that the member wants to be kept; null to forget them */
  WHO: "page:who",
});
