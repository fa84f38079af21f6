/** Where a page can't be read: its bones, shown in full before the member copies them. */
import { tell } from "../shared/aloud.js";
import { ask, within } from "../shared/page.js";
import { text } from "../shared/texts.js";

const { messages } = stillOff;

/** What goes with the bones: nothing that tells one member from another. @param {StillOff.Entry} entry */
const about = ({ definition, described, record }) =>
  [
    `StillOff ${browser.runtime.getManifest().version}`,
    `${definition.id}/${described.id}, definition of ${definition.verified}`,
    `looked: ${record.looked?.reason ?? "nothing"}`,
  ].join("\n");

/** @param {HTMLElement} part a copy of the popup's template @param {() => StillOff.Entry} entry the setting as it is now */
export const build = (part, entry) => {
  const one = within(within(part)(".report"));
  const bones = one("textarea", HTMLTextAreaElement);
  one(".make").addEventListener("click", async () => {
    const now = entry();
    const { skeleton } = (await ask(messages.SKELETON, { service: now.service })) ?? {};
    tell(one(".none"), skeleton ? "" : text("bonesNone"));
    one(".made").hidden = !skeleton;
    bones.value = skeleton ? `${about(now)}\n\n${skeleton}` : "";
  });
  one(".copy").addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(bones.value).then(
      () => true,
      () => false,
    );
    if (!done) bones.select();
    tell(one(".copied"), text(done ? "bonesCopied" : "bonesSelected"));
  });
};

/** Only a page that was there and couldn't be read is worth a report. @param {HTMLElement} part @param {StillOff.Entry} entry */
export const show = (part, { record, taught }) => {
  const { state, reason } = record;
  // What the member showed is put right by showing it again.
  within(part)(".report").hidden = state !== "unknown" || reason === null || taught !== null;
};
