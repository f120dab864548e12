/**
 * <lupus-reader>: one button that clears what this device keeps, for whoever reads next; what it contains
 * says what that is.
 */
import { make, say } from "../dom/nodes.js";
import { newReader } from "../dom/storage.js";
import { piece } from "./_piece.js";

const WORDS = {
  cleared: "All answers, votes and notes are cleared from this browser. A new reader can begin.",
  undone: "The answers are back.",
  undo: "Undo",
};

function wake(element) {
  const name = element.querySelector("strong, b");
  if (!name) return false;
  const clear = make("button", { type: "button" }, name.textContent);
  const undo = make("button", { type: "button", class: "quiet", hidden: true }, WORDS.undo);
  const said = make("p", { class: "small", role: "status" });
  let back;
  clear.addEventListener("click", () => {
    back = newReader();
    say(said, "");
    say(said, WORDS.cleared);
    undo.hidden = false;
  });
  undo.addEventListener("click", () => {
    back();
    say(said, WORDS.undone);
    undo.hidden = true;
    clear.focus();
  });
  name.remove();
  element.append(make("div", { class: "verbs" }, clear, undo, said));
  element.classList.add("framed");
  return true;
}

piece("reader", wake, "");
