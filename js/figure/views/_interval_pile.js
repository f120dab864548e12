/**
 * Rounds in a pile, a grain each, over how many of its people got better; those that did as well as the trial
 * are full. Each grain of a column lies on one line of dots. No DOM.
 */
import { shape } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { rowOf } from "./_interval_bars.js";
import { wrap } from "../room.js";

/**
 * Where the pile stands. most: rounds in its highest column once all are played. -> wide: of a column;
 * grain: from one to the next across, rise: upward; x(count), y(grains): px.
 */
export function pileOf(x, top, tall, n, most) {
  const base = top + tall;
  const wide = Math.max(1.5, Math.min(46, ((x(100) - x(0)) / (n + 1)) * 0.86));
  let grain = Math.min(wide, 8);
  while (grain > 1 && Math.ceil(most / Math.floor(wide / grain)) * grain > tall) grain -= 0.1;
  const across = Math.max(1, Math.floor(wide / grain));
  const rise = Math.min(grain, tall / Math.ceil(most / across));
  return {
    ...{ base, top, wide, grain, across, rise },
    x: (count) => x((100 * count) / n),
    y: (grains) => base - Math.ceil(grains / across) * rise,
  };
}

/** The place of the next grain on a column that has so many. */
export const place = (pile, count, grains) => ({
  x: pile.x(count) + ((grains % pile.across) - (pile.across - 1) / 2) * pile.grain,
  y: pile.base - (Math.floor(grains / pile.across) + 0.5) * pile.rise,
});

/** The grains of these columns, as upward lines of dots. */
function grains(pile, counts, from, to) {
  let d = "";
  for (let count = from; count < to; count++)
    for (let lane = 0; lane < pile.across; lane++) {
      const high = Math.ceil((counts[count] - lane) / pile.across);
      if (high <= 0) continue;
      const at = place(pile, count, lane);
      // The last dot would be half lost to rounding: the line goes on a little.
      d += `M${at.x.toFixed(1)},${at.y.toFixed(2)}V${(at.y - (high - 1) * pile.rise - 0.01).toFixed(2)}`;
    }
  return d;
}

const dots = (d, { grain, rise }, colour) =>
  shape("path", {
    d,
    stroke: colour,
    "stroke-width": (grain * 0.84).toFixed(2),
    "stroke-linecap": "round",
    "stroke-dasharray": `0 ${rise.toFixed(3)}`,
  });

/** Grains on their way down: [{ x, y, r, full }]. */
export const falling = (all) =>
  all.map(({ x, y, r, full }) =>
    shape("circle", {
      class: "falling",
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: r.toFixed(1),
      fill: full ? "var(--car-t)" : "var(--muted)",
    }),
  );

/** The pile of these counts. */
export const pileGrains = (pile, { k, n }, counts) => [
  dots(grains(pile, counts, 0, k), pile, "var(--muted)"),
  dots(grains(pile, counts, k, n + 1), pile, "var(--car-t)"),
];

/** Its line, its words, and the mark of the trial; short lines: control groups. */
export function pileSigns(pile, { k, n, n0, rate, repeats }, control, locale, size) {
  const { base, wide } = pile;
  const row = rowOf(size.text);
  const share = pile.x(rate * n);
  return [
    heading(repeats, control, pile.top - 8 - 1.1 * row, row, locale, size),
    shape("line", { class: "event", x1: share, x2: share, y1: pile.top - 4, y2: base }),
    ...(control ?? []).flatMap((count, i) =>
      count ? [controlColumn(pile.x((i * n) / n0), base - (count / pile.across) * pile.rise, wide)] : [],
    ),
    shape("line", { class: "base", x1: pile.x(0) - wide / 2, x2: pile.x(n) + wide / 2, y1: base, y2: base }),
    shape("path", {
      class: "event-mark",
      d: "M-6,9H6L0,0Z",
      transform: `translate(${pile.x(k)},${base + 2})`,
    }),
    ...[...new Set([0, Math.round(n / 2), n])].map((count) =>
      shape(
        "text",
        { class: "axis-name", x: pile.x(count), y: base + 2 * row + 2, "text-anchor": "middle" },
        number(count, "d", locale),
      ),
    ),
    ...signs(pile.x(k), share, pile, row, size),
  ];
}

/** What the pile shows, in lines that end at `top`. */
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

const controlColumn = (x, y, wide) =>
  shape("line", {
    class: "control-column",
    x1: x - wide / 2 - 3,
    x2: x + wide / 2 + 3,
    y1: y,
    y2: y,
    stroke: "var(--text)",
    "stroke-width": 2,
  });

/** Words for the count, under its mark, and for the true rate, over its line; both inside the picture. */
function signs(count, rate, { base, top }, row, { width, text, measure }) {
  const under = (at, words, aside) => {
    const long = measure(words, text, 400);
    const left = at - long / 2 - (at > width - long ? aside : 0);
    return Math.max(0, Math.min(width - long, left));
  };
  const { yours, rate: trueRate } = STRINGS.trial;
  return [
    shape("text", { class: "event-words halo", x: under(count, yours, 12), y: base + row + 4 }, yours),
    shape("text", { class: "quiet halo", x: under(rate, trueRate, 0), y: top - 8 }, trueRate),
  ];
}
