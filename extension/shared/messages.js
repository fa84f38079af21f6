/** Every message, named by the direction it travels: to those of the content scripts come those of our own pages. */
import "./browser.js";

stillOff.messages = Object.freeze({
  ...stillOff.messages,
  /** page -> background: everything that popup and dashboard show but the histories */
  STATE: "page:state",
  /** page -> background {service, setting} -> {lines}, oldest first */
  HISTORY: "page:history",
  /** page -> background {service, setting}: the member has seen the alarm */
  SEEN: "page:seen",
  /** page -> background {service, setting}: the alarm was about another account */
  OTHER_ACCOUNT: "page:other-account",
  /** page -> background {service, setting, said}: the member's own word on a card, {state, day}; null to take it back */
  SAID: "page:said",
  /** page -> background {name, value}: an option; with a place, the region it is in */
  OPTION: "page:option",
  /** page -> background {service, setting, watched} */
  WATCH: "page:watch",
  /** page -> background {service, auto}: look by itself, or remind; for all where there is no service */
  AUTO: "page:auto",
  /** page -> background {service, setting}: look now, in a tab of its own -> whether that was begun */
  LOOK: "page:look",
  /** page -> background {only}: look now at these settings, `service/setting` each, or at all (null), one after another -> how many */
  LOOK_ALL: "page:look-all",
  /** page -> background: end the look under way, and the round that it's part of */
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
  /**
   * page -> background {address, tab, about, instead}: the member wants to show a setting there, in that tab or a new one; in place
   * of a taught one, `service/setting`, where it is shown again. Told just before access to the host is asked for; showing begins
   * once it's given.
   */
  TEACH: "page:teach",
  /** page -> background: access wasn't given, and nothing will be shown */
  NOT_TEACH: "page:not-teach",
  /** page -> background {service, setting}: a taught setting isn't one any more; its record and history are forgotten too */
  UNTEACH: "page:unteach",
});
