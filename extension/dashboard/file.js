/** Reading a file that the member chose: its size is looked at first, and it can be broken off. */

/**
 * @param {File} file
 * @param {AbortSignal} signal
 * @param {(share: number) => void} progress
 * @returns {Promise<string | null>} null when it was broken off. Throws TypeError where it's not UTF-8
 */
export const read = async (file, signal, progress) => {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let done = 0;
  for (;;) {
    const { value, done: end } = await reader.read();
    if (signal.aborted) {
      await reader.cancel();
      return null;
    }
    if (end) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    done += value.length;
    progress(done / file.size);
  }
};
