/** A rare harm: those watched, the bar on an axis that closes in on it, and where the rule of three ends. */
import { scaleLinear } from "d3-scale";
import { redraw, shape, sheet } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { axis, bar, bars, rowOf } from "./_interval_bars.js";
import { CONTROL_NOT, someone } from "./_interval_people.js";
import { crowd } from "./_interval_places.js";

const ENDS = [0.4, 1, 2, 4, 8, 20, 40, 100]; // their quarters are short to write
const MOST = 200; // more people would be too small to be seen
const HARMED = { fill: "var(--text)", stroke: "var(--text)" };

/** The axis closes in on the bar, and a mark says where the rule of three ends. */
export function close(svg, given, view, locale, size) {
  const { width, text } = size;
  const row = rowOf(text);
  const [one] = bars(given, view, locale);
  const three = given.k === 0 ? Math.min(1, 3 / given.n) : 0;
  const end = ENDS.find((end) => end >= 118 * Math.max(one.high, three)) ?? 100;
  const x = scaleLinear([0, end], [10, width - 26]);
  const made = [];
  const seen = given.n <= MOST ? watched(given, width) : [];
  const from = (seen.length ? TALL + 8 : 0) + 1.2 * row;
  sheet(svg, width, Math.round(from + 7 * row), text);
  const top = from + bar(made, x, from, one, locale, size);
  const quarters = [0, 1, 2, 3, 4].map((part) => (part * end) / 4);
  const name = STRINGS.trial.share(view.what);
  axis(made, x, top - row * 0.7, row, name, width, locale, quarters, three ? 3 : 2);
  redraw(svg, [...seen, ...(three ? rule(three, x, from, top, given, locale, size) : []), ...made]);
}

const TALL = 84;

/** Everyone watched, those who had the harm dark. */
const watched = ({ n, k }, width) =>
  crowd(n, { left: 0, top: 0, width, tall: TALL }).map((spot, i) =>
    someone(spot, i < k ? HARMED : CONTROL_NOT),
  );

/** Where the rule of three ends: a line, behind the bar, and its words. */
function rule(three, x, from, top, { n }, locale, { width, text, measure }) {
  const row = rowOf(text);
  const words = STRINGS.trial.threeMark(number(n, "d", locale));
  const long = measure(words, text, 400);
  const low = top + 0.4 * row;
  const at = x(100 * three);
  return [
    shape("line", { class: "event", x1: at, x2: at, y1: from + 2, y2: low }),
    shape(
      "text",
      {
        class: "event-words halo",
        x: Math.max(0, Math.min(width - long, at - long / 2)),
        y: low + row * 0.9,
      },
      words,
    ),
  ];
}
