/** Bars of the true rates that fit a count, with their ends in figures, and the axes under them. */
import { scaleLinear } from "d3-scale";
import { wrap } from "../room.js";
import { shape } from "../../dom/nodes.js";
import { difference } from "../../measure/proportion.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { fitting, judged } from "./_interval_counts.js";

/**
 * Bars from top to bottom: [{ low, high, at, words, colour, dashed, people }] in shares; `at` is the count
 * itself, `people` how many of how many it is of.
 */
export function bars({ n, k, n0, k0, twice, lost }, view, locale) {
  const got = (k, n) => STRINGS.trial.got(number(k, "d", locale), number(n, "d", locale), view.what);
  const of = (k, n, more) => {
    const [low, high] = fitting(view, k, n);
    return { low, high, at: k / n, words: got(k, n), colour: "var(--car-t)", people: [k, n], ...more };
  };
  const quiet = { people: null, dashed: true, at: undefined };
  const all = [of(k, n)];
  if (twice)
    all.push(
      of(k + twice, n + twice, {
        ...quiet,
        words: STRINGS.trial.refused(number(twice, "d", locale)),
        colour: "var(--muted)",
      }),
    );
  if (lost) {
    const [low, high] = judged({ n, k, lost });
    const words = STRINGS.trial.unjudged(number(lost, "d", locale));
    all.push({ ...quiet, low, high, words, colour: "var(--car-t)" });
  }
  if (n0) all.push(of(k0, n0, { words: `${STRINGS.trial.control}: ${got(k0, n0)}`, colour: "var(--muted)" }));
  return all;
}

export const rowOf = (text) => Math.round(text * 1.35);

/** The true rates that fit as a box from one end to the other. */
const box = (/** @type {number[]} */ [from, to], middle, colour, opacity, dashed) =>
  shape("rect", {
    class: "interval",
    x: from,
    y: middle - 9,
    width: Math.max(2, to - from),
    height: 18,
    rx: 4,
    fill: colour,
    "fill-opacity": opacity,
    stroke: colour,
    "stroke-width": 2,
    "stroke-dasharray": dashed ? "5 4" : null,
  });

/** The count itself. */
const dot = (cx, cy, fill) =>
  shape("circle", { cx, cy, r: 7, fill, stroke: "var(--surface)", "stroke-width": 2 });

/** The figure of an end. */
const figure = (words, x, y, anchor) =>
  shape("text", { class: "end halo", x, y, "text-anchor": anchor }, words);

/** Lines of words from a place down. */
const lined = (lines, top, row) =>
  lines.map((words, i) => shape("text", { class: "axis-name", x: 0, y: top + i * row }, words));

/**
 * The bar of true rates that fit, its ends in figures, and the count itself as a dot. full: it has got where
 * it was to get. Returns how tall it is, with its words, if any.
 */
export function bar(made, x, top, one, locale, { text, measure, width }, full = false) {
  const { words, colour, dashed, ...shares } = one;
  const row = rowOf(text);
  const lines = words ? wrap(words, width, (part) => measure(part, text, 400)) : [];
  const down = top + (lines.length - 1) * row;
  const middle = down + text * 0.9;
  const long = (part) => measure(part, text, 650);
  const reach = [shares.low, shares.high].map((share) => x(100 * share));
  made.push(
    ...lined(lines, top - 4, row),
    box(reach, middle, colour, dashed ? 0.06 : full ? 1 : 0.28, dashed),
    ...(shares.at === undefined ? [] : [dot(x(100 * shares.at), middle, colour)]),
    ...ends(x, shares, locale, long, width).map(([part, at, anchor]) =>
      figure(part, at, middle + text * 0.35, anchor),
    ),
  );
  return down - top + 2.6 * row;
}

/**
 * The ends of a bar in figures, [words, x, anchor]: outside the bar where there is room, else in it, and
 * clear of the dot of the count. An end that is no end (nothing, or all) is not written.
 */
function ends(x, /** @type {Record<string, number>} */ { low, high, at }, locale, long, width) {
  const [from, to] = [x(100 * low), x(100 * high)];
  const fine = x.domain()[1] <= 10 ? "" : "d";
  const [least, most] = [low, high].map((value) => `${number(100 * value, fine, locale)} %`);
  const dot = at === undefined ? [to, from] : [x(100 * at) - 10, x(100 * at) + 10];
  const [before, after] = [Math.min(from - 6, dot[0]), Math.max(to + 6, dot[1])];
  const within = dot[0] < from + 8 + long(least) ? Math.max(from + 8, dot[1]) : from + 8;
  const room = before - long(least) - 2 > 0;
  // Words of the lower end that find no room outside push on those of the upper.
  const beyond = room ? after : Math.max(after, within + long(least) + 8);
  const outside = beyond + long(most) < width;
  const made = [];
  if (from - x(0) > 6) made.push(room ? [least, before, "end"] : [least, within, "start"]);
  if (high < 0.9995 && (outside || to - from > 2 * long(least) + 40))
    made.push(outside ? [most, beyond, "start"] : [most, to - 8, "end"]);
  return made;
}

/** A line with its ticks in figures, and its name `below` so many rows. */
export function axis(made, x, y, row, name, width, locale, ticks, below = 2) {
  made.push(shape("line", { class: "base", x1: x(ticks[0]), x2: x(ticks.at(-1)), y1: y, y2: y }));
  ticks.forEach((tick, i) =>
    made.push(
      shape("line", { class: "event-tick", x1: x(tick), x2: x(tick), y1: y, y2: y + 5 }),
      shape(
        "text",
        {
          class: "axis-name halo",
          x: x(tick),
          y: y + row,
          "text-anchor": i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle",
        },
        number(tick, Number.isInteger(tick) ? "d" : "3", locale),
      ),
    ),
  );
  made.push(
    shape("text", { class: "axis-name", x: width, y: y + below * row - 2, "text-anchor": "end" }, name),
  );
}

/**
 * Where the figure of an end stands, clear of the dot: beyond the end, or within it where there is no room. way: 1 of
 * the right end, -1 of the left one; wide: the figure.
 */
function besideDot(edge, way, within, spot, wide) {
  if (!within) return way * Math.max(way * edge + 6, way * spot + 10);
  const near = edge - 8 * way;
  const covered = Math.abs(spot - near + (way * wide) / 2) < wide / 2 + 10;
  return covered ? spot - 10 * way : near;
}

/**
 * The difference to the control group, in percentage points, on an axis of its own with 0 in the middle.
 * Returns how tall it is.
 */
export function apart(made, top, { n, k, n0, k0 }, locale, { width, text, measure }) {
  const row = rowOf(text);
  const x = scaleLinear([-100, 100], [10, width - 26]);
  const [at, low, high] = difference(k, n, k0, n0);
  const sign = (value) => `${value > 0 ? "+" : ""}${number(100 * value, "d", locale)}`;
  const words = wrap(STRINGS.trial.apart(sign(at)), width, (words) => measure(words, text, 400));
  const middle = top + words.length * row + text * 0.9;
  const [from, to] = [x(100 * Math.max(-1, low)), x(100 * Math.min(1, high))];
  const beside = (value) => measure(sign(value), text, 650) + 8;
  const inside = { low: from - beside(low) < 0, high: to + beside(high) > width };
  const base = middle + text * 0.35;
  const spot = x(100 * at);
  const figured = (value, edge, way, within) => {
    const words = sign(Math.max(-1, Math.min(1, value)));
    const place = besideDot(edge, way, within, spot, measure(words, text, 650));
    return figure(words, place, base, within === way > 0 ? "end" : "start");
  };
  made.push(
    ...lined(words, top + row * 0.7, row),
    box([from, to], middle, "var(--text)", 0.12),
    shape("line", { class: "event", x1: x(0), x2: x(0), y1: middle - 13, y2: middle + row * 1.3 }),
    dot(spot, middle, "var(--text)"),
    figured(low, from, -1, inside.low),
  );
  if (sign(low) !== sign(high)) made.push(figured(high, to, 1, inside.high));
  axis(made, x, middle + row * 1.1, row, STRINGS.trial.points, width, locale, [-100, -50, 0, 50, 100]);
  return middle + row * 3.1 - top;
}
