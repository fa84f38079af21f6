/** The look that is under way, wherever it shows. */
import { aloud } from "../shared/aloud.js";
import { text } from "../shared/texts.js";

/** @param {StillOff.State["look"]} look @param {{service: string, setting: string}} about @returns {boolean} */
export const isUnder = (look, about) => look?.service === about.service && look.setting === about.setting;

/** @param {HTMLElement} part @param {boolean} under */
export const showLooking = (part, under) => {
  if (under && part.hidden) aloud(text("overviewLooking"));
  part.hidden = !under;
};
