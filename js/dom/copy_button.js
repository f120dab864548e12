/**
 * A button that copies a text. Where the browser refuses, the text is shown, marked, to be copied by hand.
 */
import { make, say } from "./nodes.js";

/**
 * {button, note}: `text()` is asked at each press; note says how it went, in `words`.
 * @type {(label: string, text: () => string, words: { copied: string, copyByHand: string }) =>
 *   { button: HTMLElement, note: HTMLElement }}
 */
export function copier(label, text, words) {
  const button = make("button", { type: "button", class: "quiet" }, label);
  const said = make("span", { role: "status" });
  const box = make("textarea", { rows: 2, readonly: true, "aria-label": label, hidden: true });
  const note = make("span", { class: "copied" }, said, box);
  button.addEventListener("click", async () => {
    const wanted = text();
    const copied = await copy(wanted);
    say(said, "");
    say(said, copied ? words.copied : words.copyByHand);
    box.hidden = copied;
    if (copied) return setTimeout(() => say(said, ""), 6000);
    box.value = wanted;
    box.focus();
    box.select();
  });
  return { button, note };
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
