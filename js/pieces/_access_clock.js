/** The years of the queue: a slider, and a button that lets them pass. */
import { make, say } from "../dom/nodes.js";
import { YEARS } from "./_access_queue.js";

const YEAR = 1200; // ms

/**
 * {node, year(), show(words)}: `changed()` is called whenever the year is another.
 * words: {play, pause, year, begin, last}.
 */
export function clock(key, words, changed) {
  let year = 0;
  let timer = null;
  const range = make("input", {
    type: "range",
    id: `${key}-year`,
    min: 0,
    max: YEARS,
    step: 1,
    value: 0,
    "aria-label": words.year,
  });
  const button = make("button", { type: "button", class: "primary" }, words.play);
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const to = (value) => {
    year = Math.max(0, Math.min(YEARS, value));
    range.value = String(Math.round(year));
    range.style.setProperty("--part", year / YEARS);
    changed();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    say(button, words.play);
  };
  const play = () => {
    if (year >= YEARS) to(0);
    let before = performance.now();
    const pace = still() ? YEAR : 16;
    timer = setInterval(() => {
      const now = performance.now();
      // A page in the background does not skip years.
      to(year + (still() ? 1 : Math.min(now - before, 100) / YEAR));
      before = now;
      if (year >= YEARS || !button.isConnected) stop();
    }, pace);
    say(button, words.pause);
  };
  range.addEventListener("input", () => {
    stop();
    to(Number(range.value));
  });
  button.addEventListener("click", () => (timer ? stop() : play()));
  const ends = [words.begin, words.last].map((text) => make("span", {}, text));
  return {
    node: make(
      "div",
      { class: "years" },
      range,
      make("div", { class: "small ends", "aria-hidden": "true" }, ...ends),
      make("div", { class: "verbs" }, button),
    ),
    year: () => year,
    show: (text) => range.setAttribute("aria-valuetext", text),
    over() {
      stop();
      to(0);
    },
  };
}
