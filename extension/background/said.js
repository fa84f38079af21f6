/**
 * The texts of the callout on a setting's page, handed to the page's script with the leave to draw: were they asked for
 * there, the browser would load every text of the extension into the page's process first.
 */
import "../shared/browser.js";

const KEYS = [
  "extensionName",
  "textDirection",
  "languageCode",
  "calloutDismiss",
  "calloutMove",
  "badgeOn",
  "badgeOff",
  "calloutLookingTitle",
  "calloutLooking",
  "calloutRowTitle",
  "calloutRowWhat",
  "calloutSave",
  "calloutUnsavedTitle",
  "calloutUnsaved",
  "calloutOldTitle",
  "calloutOld",
  "popupOpen",
  "calloutOnTitle",
  "calloutOnMeaning",
  "calloutOnNext",
  "act_unchecked",
  "act_checked",
  "act_words",
  "act_here",
  "calloutOffTitle",
  "calloutOffMeaning",
  "calloutOffNext",
  "calloutOffNextNow",
  "calloutUnknownTitle",
  "calloutUnknownNext",
  "reason_signed_out",
  "reason_not_found",
  "reason_ambiguous",
  "reason_contradictory",
  "reason_unsettled",
  "reason_locked",
  "reason_undecided",
  "reason_not_offered",
  "reason_outdated_definition",
];

/** @returns {{[key: string]: string}} */
export const texts = () => Object.fromEntries(KEYS.map((key) => [key, browser.i18n.getMessage(key)]));
