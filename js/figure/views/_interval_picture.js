/** The scene in shapes: where things lie for a count, and how they are painted at a moment. No DOM. */
import { scaleLinear } from "d3-scale";
import { shape } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { apart, axis, bar, bars, rowOf } from "./_interval_bars.js";
import { reached } from "./_interval_counts.js";
import * as looks from "./_interval_people.js";
import { crowd } from "./_interval_places.js";
import { falling, pileGrains, pileOf, pileSigns, place } from "./_interval_pile.js";

const DOOR = 86; // px, with those who wait
const WAITING = 3;

/** Whether people can be pulled in: not where the page leaves out the knob, or a link holds it. */
export const open = ({ goal, people, count }, { hidden, locked }) =>
  Boolean(goal) && ![...hidden, ...locked].some((name) => name === people || name === count);

/**
 * From top to bottom: the crowd, the bars with their axis, the difference, the pile.
 */
export function laid(given, found, view, settings, size) {
  const { width, text, measure } = size;
  const row = rowOf(text);
  const narrow = width < 480;
  const opened = open(view, settings);
  const box = {
    ...{ left: 0, top: row + 2, tall: narrow ? 74 : 92 },
    width: width - (opened ? DOOR + 18 : 0),
  };
  const spots = crowd(given.n + given.lost + given.twice, box);
  const door = { x: width - DOOR / 2, y: box.top + box.tall / 2, scale: 1.5 };
  const x = scaleLinear([0, 100], [16, width - 8 - measure("99 %", text, 650)]);
  const all = bars(given, view, settings.locale);
  const barTop = box.top + box.tall + (opened ? 2.2 : 1.7) * row;
  const axisTop = barTop + 1.6 * row + (all.length - 1) * 2.6 * row - row * 0.7;
  const apartTop = axisTop + 2.7 * row;
  const pileTop = apartTop + (given.n0 ? 7 : 0) * row + 2.7 * row;
  const tall = Math.round(Math.max(narrow ? 104 : 130, size.height - pileTop - 2 * row));
  const most = Math.max(...found.treated, ...(found.control ?? []));
  const pile = pileOf(x, pileTop, tall, given.n, most);
  const height = Math.ceil(pile.base + 2 * row + 8);
  const plan = { row, box, spots, door, opened, x, all, barTop, apartTop, pile, height };
  const { locale } = settings;
  // What no moment of the show changes is made once.
  const under = [...(opened ? doorway(plan, size) : []), ...barsOf(plan, given, view, locale, size)];
  return { ...plan, under, over: pileSigns(pile, given, found.control, locale, size) };
}

/** moment: { counts, air, spots, people, round } of now. */
export function painted(plan, given, found, view, locale, moment) {
  return [
    caption(plan, given, found, view, locale, moment.round),
    ...plan.under,
    ...standing(given, moment),
    ...pileGrains(plan.pile, given, moment.counts),
    ...plan.over,
    ...falling(grains(plan, given, found, moment)),
  ];
}

/** How many got better: in the trial, or in the round that is shown. */
function caption({ row }, { k, n }, { rounds }, view, locale, round) {
  const [some, all] = [round === null ? k : rounds[round], n].map((value) => number(value, "d", locale));
  const words =
    round === null
      ? STRINGS.trial.got(some, all, view.what)
      : STRINGS.trial.round(number(round + 1, "d", locale), some, all, view.what);
  return shape("text", { class: round === null ? "axis-name" : "end", x: 0, y: row * 0.75 }, words);
}

/** Everyone at their place, then those who count for nobody. */
function standing({ n }, { spots, people }) {
  return spots.map((spot, i) => {
    if (i >= n) return looks.someone(spot, looks.NOBODY);
    const { well, turn } = people[i];
    return looks.someone(spot, well ? looks.BETTER : looks.NOT, turn);
  });
}

/** Those who wait, at the door that they are pulled through. */
function doorway({ box, door, row }, { width }) {
  const left = width - DOOR;
  return [
    shape("line", { class: "event", x1: left, x2: left, y1: box.top, y2: box.top + box.tall }),
    ...Array.from({ length: WAITING }, (_, i) =>
      looks.someone({ x: left + 24 + i * 21, y: door.y, scale: door.scale }, looks.CONTROL_NOT),
    ),
    shape("path", { class: "pull", d: `M${left + 4},${door.y}h-12m5,-5l-5,5l5,5`, stroke: "var(--link)" }),
    shape("text", { class: "pull-words", x: width, y: row * 0.75, "text-anchor": "end" }, STRINGS.trial.pull),
  ];
}

/** The bars on their axis, with the share that is asked about, the other group's people, and the difference. */
function barsOf({ all, barTop, x, row, opened, apartTop }, given, view, locale, size) {
  const made = [];
  const passed = opened && reached(view, given);
  let top = barTop;
  if (opened) made.push(...goal(view, x, top - row, row, passed, locale, size.text));
  for (const [i, one] of all.entries()) {
    if (i && one.people) made.push(...others(one, top, row, size));
    top += bar(made, x, top, i ? one : { ...one, words: "" }, locale, size, passed && i === 0);
  }
  const name = STRINGS.trial.share(view.what);
  axis(made, x, top - row * 0.7, row, name, size.width, locale, [0, 25, 50, 75, 100]);
  if (given.n0) apart(made, apartTop, given, locale, size);
  return made;
}

/** The share that the bar is to start above. */
function goal({ goal: share }, x, top, row, passed, locale, text) {
  const at = x(100 * share);
  const words = `${number(100 * share, "d", locale)} %`;
  return [
    shape("line", { class: "goal", x1: at, x2: at, y1: top - 2, y2: top + row * 1.9, stroke: "var(--text)" }),
    shape("text", { class: "end", x: at, y: top - text * 0.4, "text-anchor": "middle" }, words),
    ...(passed
      ? [
          shape(
            "text",
            { class: "end", x: at - 26, y: top - text * 0.4, "text-anchor": "end" },
            STRINGS.trial.passed,
          ),
        ]
      : []),
  ];
}

/** The people of the control group, beside its words. */
function others({ words, people: [k, n] }, top, row, { width, text, measure }) {
  const left = measure(words, text, 400) + 14;
  const box = { left, top: top - 4 - row * 1.15, width: Math.max(40, width - left), tall: row * 1.5 };
  return crowd(n, box).map((spot, i) => looks.someone(spot, i < k ? looks.CONTROL : looks.CONTROL_NOT));
}

/** Where the grains in the air are: from the crowd down to the next place on their column. */
function grains({ box, pile, spots }, { k }, { rounds }, { air, counts }) {
  const from = { x: (spots[0].x + spots[spots.length - 1].x) / 2, y: box.top + box.tall };
  return air.map(({ round, part }) => {
    const to = place(pile, rounds[round], counts[rounds[round]]);
    const ease = part * part;
    return {
      x: from.x + (to.x - from.x) * Math.sqrt(part),
      y: from.y + (to.y - from.y) * ease,
      r: 4 + (pile.grain * 0.42 - 4) * part,
      full: rounds[round] >= k,
    };
  });
}
