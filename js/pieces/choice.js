/**
 * <lupus-choice>: one prediction. Choose an option, say how sure you are, lock it; then its own reply and
 * what to try.
 */
import { make, say } from "../dom/nodes.js";
import { recall, remember, watch } from "../dom/storage.js";
import { SURENESS, sureOf } from "../look/sureness.js";
import { asked, opened, option, piece, reply } from "./_piece.js";
import css from "./choice.css";

const WORDS = {
  again: "Ask me again",
  first: "Choose an answer first.",
  lock: "Lock my prediction",
  sure: "How sure are you?",
  // What each is answered with. Whether the answer was right, the figure below shows.
  weighed: {
    guess: "That will do: look for what would make you surer.",
    very: "You are very sure, so test it hard: what would you have to see to change your mind?",
  },
  yours: "Your prediction is locked.",
};

function wake(element) {
  const { before, options, after } = opened(element);
  if (options.length < 2) return false;
  const rows = options.map(({ summary }, i) => option("radio", `${element.key}-option`, i, ...summary));
  const replies = options.map(({ rest }) => reply(rest));
  const sureness = element.hasAttribute("sure")
    ? Object.entries(SURENESS).map(([key, word]) => option("radio", `${element.key}-sure`, key, word))
    : [];
  const sure = make(
    "fieldset",
    { class: "sure small" },
    make("legend", {}, WORDS.sure),
    make("div", { class: "chips" }, ...sureness.map(({ label }) => label)),
  );
  const problem = make("p", { class: "problem", role: "alert" });
  const lock = make("button", { type: "button", class: "primary" }, WORDS.lock);
  const again = make("button", { type: "button", class: "quiet" }, WORDS.again);
  const verbs = make("div", { class: "verbs" }, lock, problem);
  const said = make("div", { class: "reply" });
  const told = make("div", { class: "told", tabindex: -1, hidden: true }, said, ...after, again);
  const field = asked(before, make("div", { class: "options" }, ...rows.map(({ label }) => label)));

  const show = (known) => {
    const place = known?.place ?? -1;
    rows.forEach(({ input }, i) => {
      input.checked = i === place;
    });
    sureness.forEach(({ input }) => {
      input.checked = input.value === known?.sure;
    });
    // Locked: what was not chosen can no longer be.
    for (const { input } of [...rows, ...sureness]) input.disabled = Boolean(known) && !input.checked;
    sure.hidden = !sureness.length || Boolean(known && !known.sure);
    verbs.hidden = Boolean(known);
    told.hidden = !known;
    const weighed = WORDS.weighed[known?.sure];
    said.replaceChildren(
      ...(known ? [make("p", { class: "unseen" }, WORDS.yours), replies[place]] : []),
      ...(weighed ? [make("p", {}, weighed)] : []),
    );
  };
  rows.forEach(({ input }) => input.addEventListener("change", () => say(problem, "")));
  lock.addEventListener("click", () => {
    const place = rows.findIndex(({ input }) => input.checked);
    if (place < 0) return say(problem, WORDS.first);
    const chosen = { place, sure: sureness.find(({ input }) => input.checked)?.input.value };
    remember("predictions", element.key, { answer: options[place].text, sure: chosen.sure });
    show(chosen);
    told.focus({ preventScroll: true });
  });
  again.addEventListener("click", () => {
    remember("predictions", element.key, undefined);
    show();
    rows[0].input.focus();
  });
  element.replaceChildren(field, sure, verbs, told);
  element.classList.add("framed");
  const read = () => show(valid(recall("predictions", element.key), options));
  read();
  watch(read);
  return true;
}

/** What comes from storage may be anything; an option is known by its words. */
function valid(kept, options) {
  const place = options.findIndex(({ text }) => text === kept?.answer);
  return place < 0 ? undefined : { place, sure: sureOf(kept.sure) };
}

piece("choice", wake, css);
