/**
 * The texts of the callout on a setting's page, handed to the page's script with the leave to draw: were they asked for
 * there, the browser would load every text of the extension into the page's process first.
 */
import "../shared/browser.js";
import { REASONS } from "../shared/terms.js";

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
  ...REASONS.map((reason) => `reason_${reason.replaceAll("-", "_")}`),
];

/** @returns {{[key: string]: string}} */
export const texts = () => Object.fromEntries(KEYS.map((key) => [key, browser.i18n.getMessage(key)]));
