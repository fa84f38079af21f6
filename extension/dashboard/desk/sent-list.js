/** What was sent: each request, how it stands, and its next step. */
import { ask, copy, make, say, within, word } from "../../shared/page.js";
import { waits } from "../../shared/request.js";
import { waiting } from "../../shared/sent.js";
import { calendar } from "../../desk/calendar.js";
import { date, text } from "../../shared/texts.js";
import { today } from "../../shared/days.js";
import { agreed } from "../agreed.js";
import * as known from "./known.js";
import * as noting from "./noting.js";

const { messages } = stillOff;
const view = within(document)("#desk-sent");
const one = within(view);
/** @type {import("./desk.js").Desk} */
let desk;
let shown = "";

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  noting.build(desk);
  one(".new").addEventListener("click", () => noting.open());
};

/** @param {import("./desk.js").State} state */
export const show = (state) => {
  const now = JSON.stringify([state.requests, today()]);
  if (now === shown) return;
  shown = now;
  // What waits for an answer comes first, the earliest due before the others.
  const order = (/** @type {import("../../shared/request.js").Request} */ { answer, due, sent }) => `${answer ? 1 : 0}${due ?? "9999"}${sent}`;
  const requests = [...state.requests].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  say(one(".empty"), requests.length ? "" : text("deskSentNone"));
  for (const { href } of view.querySelectorAll("a")) URL.revokeObjectURL(href);
  one(".requests").replaceChildren(...requests.map(part));
};

/** @param {import("../../shared/request.js").Request} request */
const part = (request) => {
  const item = copy("request");
  const inside = within(item);
  const title = known.titleOf(request);
  inside(".title").textContent = title;
  const { number, reference = "" } = request;
  const numbers = [number ? make("span", {}, ` ${text("sentNumber", number)}`) : "", reference ? make("bdi", { textContent: ` ${reference}` }) : ""];
  inside(".sent").append(text("requestSentBy", date(request.sent), word("way", request.way)), ...numbers);
  say(inside(".waiting"), waiting(request, today()));
  const { words, letters } = known.next(request);
  say(inside(".next"), words);
  say(inside(".own"), request.note);
  const change = inside(".change");
  change.setAttribute("aria-label", text("requestChangeOf", title, date(request.sent)));
  change.addEventListener("click", () => noting.open(request));
  const follow = inside(".follow");
  const buttons = letters.map((letter) => {
    const button = make("button", { type: "button", className: "follow", textContent: text("requestFollow", word("letter", letter)) });
    button.addEventListener("click", () => desk.write({ service: request.service, letter, after: request.id }));
    return button;
  });
  follow.replaceWith(...buttons);
  dated(inside(".calendar", HTMLAnchorElement), request, title);
  const withdraw = inside(".withdraw");
  withdraw.setAttribute("aria-label", text("requestWithdrawOf", title, date(request.sent)));
  withdraw.addEventListener("click", () => takeBack(request, title));
  return item;
};

/**
 * The due day as a file for a calendar, while an answer is waited for.
 *
 * @param {HTMLAnchorElement} link
 * @param {import("../../shared/request.js").Request} request
 * @param {string} title
 */
const dated = (link, request, title) => {
  const { id, due, sent, reference = "" } = request;
  link.hidden = due === null || !waits(request);
  if (due === null || link.hidden) return;
  const words = [text("requestSentBy", date(sent), word("way", request.way)), request.number, reference].filter(Boolean).join("\n");
  const file = calendar({ id, day: due, title: text("calendarTitle", title), words, now: Date.now() });
  link.href = URL.createObjectURL(new Blob([file], { type: "text/calendar;charset=utf-8" }));
  link.setAttribute("aria-label", `${text("requestCalendar")}: ${title}, ${date(due)}`);
  link.download = `stilloff-${request.service}-${due}.ics`;
};

/** @param {import("../../shared/request.js").Request} request @param {string} title */
const takeBack = async (request, title) => {
  if (!(await agreed("withdraw", { what: text("withdrawWhat", title, date(request.sent)) }))) return;
  const gone = await ask(messages.REQUEST_WITHDRAWN, { service: request.service, id: request.id });
  desk.done(text(gone ? "requestWithdrawn" : "dashNotKept"));
  one("#desk-sent-name").focus();
};
