/** A button that copies a text. Where the browser refuses, the text is shown, marked, to be copied by hand. */
import { make, say } from "./make.js";
import { STRINGS } from "./strings.js";

/** {button, note}: `text()` is asked at each press; note says how it went. */
export function copier(label, text) {
  const button = make("button", { type: "button", class: "quiet" }, label);
  const said = make("span", { role: "status" });
  const box = make("input", { type: "text", readonly: true, "aria-label": label, hidden: true });
  const note = make("span", { class: "copied" }, said, box);
  button.addEventListener("click", async () => {
    const words = text();
    const copied = await copy(words);
    say(said, "");
    say(said, copied ? STRINGS.copied : STRINGS.copyByHand);
    box.hidden = copied;
    if (copied) return setTimeout(() => say(said, ""), 6000);
    box.value = words;
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
