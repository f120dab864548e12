/**
 * The confidence-interval machine: a count, its exact bar of true rates, a control group beside it, and
 * trials played many times; or a rare harm and the rule of three.
 */
import { scaleLinear } from "d3-scale";
import { wrap } from "../room.js";
import { redraw, say, shape, sheet } from "../../dom/nodes.js";
import { atLeast, difference, interval, trials } from "../../measure/proportion.js";
import { valueOf } from "../../model/values.js";
import { pictured, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/en.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";
/** @import { Interval, MakeView } from "../../types.d.ts" */

/**
 * k of n, k0 of n0 in the other group; more where trials are played (see lupusedu.models.evidence).
 * @typedef {{ n: number, k: number, n0: number, k0: number, over?: number, twice?: number, lost?: number,
 *   rate?: number, other?: number, repeats?: number }} Counts
 */

const SEED = 20;

/**
 * What the values say: whole people, never more better than treated. Those counted twice are taken out of the
 * count again.
 */
/** @returns {Counts} */
function counted(model, values, { count, people, play }) {
  const value = (name) => valueOf(model, values, name);
  const whole = (name, least) => Math.max(least, Math.round(value(name)));
  const n = whole(people, 1);
  const k = Math.min(n, whole(count, 0));
  if (!play) return { n, k, n0: 0, k0: 0 };
  const twice = Math.min(n - 1, k, whole("twice", 0));
  const n0 = whole("n0", 0);
  const rate = (name) => Math.max(0, Math.min(1, value(name)));
  const over = whole("k", 0) > n ? whole("k", 0) : 0;
  return {
    n: n - twice,
    k: k - twice,
    over,
    twice,
    lost: whole("lost", 0),
    n0,
    k0: Math.min(n0, whole("k0", 0)),
    rate: rate("rate"),
    other: rate("other"),
    repeats: whole("repeats", 1),
  };
}

/**
 * The true rates that fit. Where a rare harm was not seen at all, the whole doubt of 5 in 100 lies at the
 * upper end.
 */
const fitting = ({ play }, k, n) => interval(k, n, !play && k === 0 ? 0.9 : 0.95);

/** @type {MakeView<Interval>} */
function machine(model, view) {
  const stage = staged(pictured);
  let last;
  const played = (given) => {
    const key = JSON.stringify([given.n, given.rate, given.n0, given.other, given.repeats]);
    if (last?.key !== key)
      last = {
        key,
        treated: trials(given.n, given.rate, given.repeats, SEED),
        control: given.n0 ? trials(given.n0, given.other, given.repeats, SEED + 1) : null,
      };
    return last;
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, { values, locale }, size) {
      const { svg, beneath } = stage(node);
      const given = counted(model, values, view);
      if (view.play) paint(svg, given, played(given), view, locale, size);
      else close(svg, given, view, locale, size);
      return { words: beneath, timeless: true };
    },
    tell(node, run, { values, locale }) {
      const { svg, words } = stage(node);
      const given = counted(model, values, view);
      svg.setAttribute("aria-label", called(given, view, locale));
      say(words, view.play ? told(given, played(given), locale, view) : rare(given, locale, view));
    },
  };
}

/** The picture in a sentence. */
function called({ k, n }, view, locale) {
  const percent = (value) => number(100 * value, "3", locale);
  const [low, high] = fitting(view, k, n).map(percent);
  return STRINGS.trial.aria(number(k, "d", locale), number(n, "d", locale), low, high, view.what);
}

/** A share in per cent; one that is not nothing is not called so. */
const share = (value, locale) =>
  value > 0 && value < 0.0005
    ? `< ${number(0.1, "3", locale)}`
    : number(Math.round(1000 * value) / 10, "3", locale);

function told(
  /** @type {Counts} */ { n, k, over, n0, k0, rate, other, repeats, twice, lost },
  { treated, control },
  locale,
  view,
) {
  const percent = (value) => share(value, locale);
  const whole = (value) => number(value, "d", locale);
  const part = (counts, from) => counts.slice(from).reduce((sum, count) => sum + count, 0) / repeats;
  const [low, high] = interval(k, n);
  const words = [
    STRINGS.trial.told(whole(k), whole(n), percent(k / n), percent(low), percent(high), view.what),
  ];
  if (over) words.unshift(STRINGS.trial.over(whole(over), whole(n)));
  if (twice) words.push(STRINGS.trial.twice(whole(twice), whole(k + twice), whole(n + twice)));
  if (lost) words.push(STRINGS.trial.lost(whole(lost), ...judged({ n, k, lost }).map(percent)));
  if (n0) words.push(STRINGS.trial.difference(...difference(k, n, k0, n0).map(percent)));
  else words.push(STRINGS.trial.noControl);
  words.push(
    STRINGS.trial.chance(
      whole(repeats),
      percent(rate),
      percent(part(treated, k)),
      percent(atLeast(k, n, rate)),
      whole(k),
      whole(n),
    ),
  );
  if (control)
    words.push(
      STRINGS.trial.luck(whole(repeats), percent(other), percent(part(control, k0)), whole(k0), whole(n0)),
    );
  return words.join(" ");
}

/** The bar if none, up to the bar if all, of those not judged got better. */
const judged = ({ n, k, lost }) => [interval(k, n + lost)[0], interval(k + lost, n + lost)[1]];

function rare({ n, k }, locale, view) {
  const [low, high] = fitting(view, k, n);
  const fine = (value) =>
    value > 0 && value < 0.0005 ? number(100 * value, "", locale) : share(value, locale);
  const words = [
    STRINGS.trial.told(
      number(k, "d", locale),
      number(n, "d", locale),
      share(k / n, locale),
      fine(low),
      share(high, locale),
      view.what,
    ),
  ];
  if (k === 0) words.push(STRINGS.trial.three(number(n, "d", locale), share(Math.min(1, 3 / n), locale)));
  return words.join(" ");
}

/**
 * Bars from top to bottom: [{ low, high, at, words, colour, dashed }] in shares; `at` is the count itself.
 */
function bars({ n, k, n0, k0, twice, lost }, view, locale) {
  const got = (k, n) => STRINGS.trial.got(number(k, "d", locale), number(n, "d", locale), view.what);
  const of = (k, n, more) => {
    const [low, high] = fitting(view, k, n);
    return { low, high, at: k / n, words: got(k, n), colour: "var(--car-t)", ...more };
  };
  const all = [of(k, n)];
  if (twice)
    all.push(
      of(k + twice, n + twice, {
        words: STRINGS.trial.refused(number(twice, "d", locale)),
        colour: "var(--muted)",
        dashed: true,
      }),
    );
  if (lost) {
    const [low, high] = judged({ n, k, lost });
    all.push({
      low,
      high,
      words: STRINGS.trial.unjudged(number(lost, "d", locale)),
      colour: "var(--car-t)",
      dashed: true,
    });
  }
  if (n0) all.push(of(k0, n0, { words: `${STRINGS.trial.control}: ${got(k0, n0)}`, colour: "var(--muted)" }));
  return all;
}

const rowOf = (text) => Math.round(text * 1.35);

function paint(svg, given, found, view, locale, size) {
  const { width, text, measure } = size;
  const row = rowOf(text);
  const all = bars(given, view, locale);
  const height = Math.max(size.height, all.length * 3 * row + (given.n0 ? 11 : 6) * row + 130);
  sheet(svg, width, height, text);
  const x = scaleLinear([0, 100], [10, width - 8 - measure("99 %", text, 650)]);
  const made = [];
  let top = row;
  for (const one of all) top += bar(made, x, top, one, locale, size);
  axis(made, x, top - row * 0.7, row, STRINGS.trial.share(view.what), width, locale, [0, 25, 50, 75, 100]);
  top += 2 * row;
  if (given.n0) top += apart(made, top, given, locale, size) + row;
  const under = top + (width < 420 ? 1.4 : 0.4) * row;
  histogram(made, histogramPlaces(x, under, height, given, found, row), given, found, locale, size);
  redraw(svg, made);
}

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
 * The difference to the control group, in percentage points, on an axis of its own with 0 in the middle.
 * Returns how tall it is.
 */
function apart(made, top, { n, k, n0, k0 }, locale, { width, text, measure }) {
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
  made.push(
    ...lined(words, top + row * 0.7, row),
    box([from, to], middle, "var(--text)", 0.12),
    shape("line", { class: "event", x1: x(0), x2: x(0), y1: middle - 13, y2: middle + row * 1.3 }),
    dot(x(100 * at), middle, "var(--text)"),
    figure(sign(Math.max(-1, low)), from + (inside.low ? 8 : -6), base, inside.low ? "start" : "end"),
  );
  if (sign(low) !== sign(high))
    made.push(
      figure(sign(Math.min(1, high)), to + (inside.high ? -8 : 6), base, inside.high ? "end" : "start"),
    );
  axis(made, x, middle + row * 1.1, row, STRINGS.trial.points, width, locale, [-100, -50, 0, 50, 100]);
  return middle + row * 3.1 - top;
}

const ENDS = [0.4, 1, 2, 4, 8, 20, 40, 100]; // their quarters are short to write

/** A rare harm: the axis closes in on the bar, and a mark says where the rule of three ends. */
function close(svg, given, view, locale, size) {
  const { width, text } = size;
  const row = rowOf(text);
  const [one] = bars(given, view, locale);
  const three = given.k === 0 ? Math.min(1, 3 / given.n) : 0;
  const end = ENDS.find((end) => end >= 118 * Math.max(one.high, three)) ?? 100;
  const x = scaleLinear([0, end], [10, width - 26]);
  sheet(svg, width, Math.round(8.2 * row), text);
  const made = [];
  const top = 1.2 * row + bar(made, x, 1.2 * row, one, locale, size);
  axis(
    made,
    x,
    top - row * 0.7,
    row,
    STRINGS.trial.share(view.what),
    width,
    locale,
    [0, 1, 2, 3, 4].map((part) => (part * end) / 4),
    three ? 3 : 2,
  );
  if (three) rule(made, three, x, top, given, locale, size);
  redraw(svg, made);
}

/** Where the rule of three ends: a line, behind all, and its words. */
function rule(made, three, x, top, { n }, locale, { width, text, measure }) {
  const row = rowOf(text);
  const words = STRINGS.trial.threeMark(number(n, "d", locale));
  const long = measure(words, text, 400);
  const low = top + 0.4 * row;
  made.unshift(
    shape("line", { class: "event", x1: x(100 * three), x2: x(100 * three), y1: 1.2 * row + 2, y2: low }),
  );
  made.push(
    shape(
      "text",
      {
        class: "event-words halo",
        x: Math.max(0, Math.min(width - long, x(100 * three) - long / 2)),
        y: low + row * 0.9,
      },
      words,
    ),
  );
}

/**
 * The bar of true rates that fit, its ends in figures, and the count itself as a dot. Returns how tall it is,
 * with its words.
 */
function bar(made, x, top, { words, colour, dashed, ...shares }, locale, { text, measure, width }) {
  const row = rowOf(text);
  const lines = wrap(words, width, (part) => measure(part, text, 400));
  const down = top + (lines.length - 1) * row;
  const middle = down + text * 0.9;
  const long = (part) => measure(part, text, 650);
  made.push(
    ...lined(lines, top - 4, row),
    box(
      [shares.low, shares.high].map((share) => x(100 * share)),
      middle,
      colour,
      dashed ? 0.06 : 0.28,
      dashed,
    ),
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

function axis(made, x, y, row, name, width, locale, ticks, below = 2) {
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
 * Trials played: a column for each share of people that got better; those at or above the count are full.
 * places: where things stand, see `histogramPlaces`.
 */
function histogram(made, places, { n, k, n0, repeats, rate }, { treated, control }, locale, size) {
  const { x, y, wide, base, first, top, row } = places;
  made.push(heading(repeats, control, top, row, locale, size));
  treated.forEach((count, i) => {
    if (count) made.push(column(x((100 * i) / n), y(count), places, i >= k));
  });
  control?.forEach((count, i) => {
    if (count) made.push(controlColumn(x((100 * i) / n0), y(count), wide));
  });
  made.push(
    shape("line", { class: "base", x1: x(0) - wide / 2, x2: x(100) + wide / 2, y1: base, y2: base }),
    shape("path", {
      class: "event-mark",
      d: "M-6,9H6L0,0Z",
      transform: `translate(${x((100 * k) / n)},${base + 2})`,
    }),
    shape("line", { class: "event", x1: x(100 * rate), x2: x(100 * rate), y1: first - 4, y2: base }),
  );
  for (const count of new Set([0, Math.round(n / 2), n])) {
    const at = { x: x((100 * count) / n), y: base + 2 * row + 2, "text-anchor": "middle" };
    made.push(shape("text", { class: "axis-name", ...at }, number(count, "d", locale)));
  }
  made.push(...signs(x((100 * k) / n), x(100 * rate), places, size));
}

/** Scales and heights of the histogram: its columns stand between `first` and `base`, `wide` each. */
function histogramPlaces(x, top, height, { n }, { treated, control }, row) {
  const base = height - 2 * row - 6;
  const first = top + 1.6 * row;
  const y = scaleLinear([0, Math.max(...treated, ...(control ?? [0]))], [base, first]);
  const wide = Math.max(1.5, Math.min(34, ((x(100) - x(0)) / (n + 1)) * 0.8));
  return { x, y, wide, base, first, top, row };
}

/** What the histogram shows, in lines that end at `top`. */
function heading(repeats, control, top, row, locale, { width, text, measure }) {
  const lines = wrap(
    STRINGS.trial.histogram(number(repeats, "d", locale)) + (control ? STRINGS.trial.grey : ""),
    width,
    (words) => measure(words, text, 400),
  );
  return shape(
    "text",
    { class: "axis-name" },
    ...lines.map((words, i) => shape("tspan", { x: 0, y: top - (lines.length - 1 - i) * row }, words)),
  );
}

const column = (x, y, { wide, base }, full) =>
  shape("rect", {
    class: "column",
    x: (x - wide / 2).toFixed(1),
    width: wide,
    y: y.toFixed(1),
    height: (base - y).toFixed(1),
    rx: Math.min(3, wide / 3),
    fill: full ? "var(--car-t)" : "var(--surface)",
    stroke: "var(--car-t)",
    "stroke-width": wide > 4 ? 1.5 : 0.75,
  });

const controlColumn = (x, y, wide) =>
  shape("line", {
    class: "control-column",
    x1: x - wide / 2 - 3,
    x2: x + wide / 2 + 3,
    y1: y,
    y2: y,
    stroke: "var(--muted)",
    "stroke-width": 3,
  });

/** Words for the count, under its mark, and for the true rate, over its line; both inside the picture. */
function signs(count, rate, { base, first, row }, { width, text, measure }) {
  const under = (at, words, aside) => {
    const long = measure(words, text, 400);
    const left = at - long / 2 - (at > width - long ? aside : 0);
    return Math.max(0, Math.min(width - long, left));
  };
  const { yours, rate: trueRate } = STRINGS.trial;
  return [
    shape("text", { class: "event-words halo", x: under(count, yours, 12), y: base + row + 4 }, yours),
    shape("text", { class: "quiet halo", x: under(rate, trueRate, 0), y: first - 8 }, trueRate),
  ];
}

registerView("interval", machine);
