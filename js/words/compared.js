/**
 * How a run differs from what was predicted and from a pinned run, in words. compared.py mirrors this file.
 * No DOM.
 */
import { ceiling, floorOf, pathOf } from "../measure/course.js";
import { STRINGS } from "../strings/en.js";
import { number } from "./numbers.js";
/** @import { PinnedRun, Plot, Run, Turn } from "../types.d.ts" */

/** A day as a whole number; half days that the solver's noise would tip either way go up. */
const whole = (day, locale) => number(Math.round((day || 0) * 1000) / 1000, "d", locale);

const when = ({ kind, day }, locale) =>
  kind === "stays" ? "" : STRINGS.turned(STRINGS.when[kind], whole(day, locale));

/**
 * A prediction and the run: their shapes and where they turn, then what it means to have been so sure. how:
 * "drawn" or "chosen"; sure: a key of STRINGS.sureness.
 * @type {(mine: Turn, run: Turn, how: string, locale?: string, sure?: string | null) => string}
 */
export function predicted(mine, run, how, locale = "en", sure = null) {
  const [yours, real] = [mine, run].map((one) => ({
    shape: STRINGS.shape[one.kind],
    when: when(one, locale),
  }));
  const same = mine.kind === run.kind;
  const told = same
    ? STRINGS.sameShape(how, yours.shape, yours.when, whole(run.day, locale))
    : STRINGS.otherShape(how, yours.shape, real.shape, real.when);
  return [told, STRINGS.weighed[`${sure} ${same}`]].filter(Boolean).join(" ");
}

/** An amount as the axis can show it: none smaller than its floor, or a thousandth of its top. */
function amount(value, plot, top, locale) {
  if (plot.log && value <= floorOf(plot)) return STRINGS.orLess(number(floorOf(plot), "", locale));
  return number(Math.abs(value) < top / 1000 && !plot.log ? 0 : value, "", locale);
}

/** What is said of a path beside another of the same shape. */
function detail({ kind, day, value, end, tops }, plot, top, locale) {
  const last = STRINGS.atEnd(amount(end, plot, top, locale));
  const highest = STRINGS.highest(amount(value, plot, top, locale), whole(day, locale));
  if (kind === "peaks") return highest;
  if (kind === "eases") return `${highest}, ${last}`;
  if (kind === "swings")
    return STRINGS.tops(
      tops.length,
      amount(Math.max(...tops.map((one) => one.value)), plot, top, locale),
      whole(tops.at(-1).day, locale),
    );
  if (kind === "stays" || kind === "part") return last;
  const turn = when({ kind, day }, locale);
  return kind === "returns" ? turn : `${turn}, ${last}`;
}

/**
 * How a run differs from a pinned one on a plot, in words: one sentence, each column that differs.
 * @type {(run: Run, pin: PinnedRun, plot: Plot, letter: string, locale?: string) => string}
 */
export function against(run, pin, plot, letter, locale = "en") {
  const top = ceiling(plot, [run, pin.run]);
  const columns = [...run.model.observables, ...run.model.species];
  const told = plot.series
    .map((name) => {
      const [mine, other] = [run, pin.run].map((one) => pathOf(one, plot, name, top));
      const words =
        mine.kind === other.kind
          ? [mine, other].map((one) => detail(one, plot, top, locale))
          : [mine, other].map(({ kind }) => STRINGS.shape[kind]);
      return words[0] === words[1]
        ? null
        : STRINGS.columnDiffers(columns.find((one) => one.name === name).label, words[0], letter, words[1]);
    })
    .filter(Boolean);
  return told.length ? STRINGS.against(letter, pin.label, told.join("; ")) : STRINGS.alike(letter, pin.label);
}
