/** What the values say of a count: whole people, the rounds played, and the bars. No DOM. */
import { interval, rounds, tallied } from "../../measure/proportion.js";
import { valueOf } from "../../model/values.js";

/**
 * k of n, k0 of n0 in the other group; more where rounds are played (see lupusedu.models.evidence).
 * @typedef {{ n: number, k: number, n0: number, k0: number, over?: number, twice?: number, lost?: number,
 *   rate?: number, other?: number, repeats?: number }} Counts
 * @typedef {{ key: string, rounds: number[], treated: number[], control: number[] | null }} Played
 */

export const SEED = 20;

/**
 * Whole people, never more better than treated. Those counted twice are taken out of the count again.
 * @returns {Counts}
 */
export function counted(model, values, { count, people, play }) {
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
 * The rounds one after another, and how many had 0, 1, 2, … better; the same of control groups, if any.
 * @type {(given: Counts) => Played}
 */
export function played(given) {
  const { n, rate, n0, other, repeats } = given;
  const all = rounds(n, rate, repeats, SEED);
  return {
    key: JSON.stringify([n, rate, n0, other, repeats]),
    rounds: all,
    treated: tallied(n, all),
    control: n0 ? tallied(n0, rounds(n0, other, repeats, SEED + 1)) : null,
  };
}

/**
 * The true rates that fit. Where a rare harm was not seen at all, the whole doubt of 5 in 100 lies at the
 * upper end.
 */
export const fitting = ({ play }, k, n) => interval(k, n, !play && k === 0 ? 0.9 : 0.95);

/** The bar if none, up to the bar if all, of those not judged got better. */
export const judged = ({ n, k, lost }) => [interval(k, n + lost)[0], interval(k + lost, n + lost)[1]];

/** Whether the bar starts above the share that the view asks about. */
export const reached = ({ goal }, { k, n }) => Boolean(goal) && interval(k, n)[0] > goal;

/**
 * Values with so many people more, all of them better, or so many fewer.
 * @type {(model: any, values: any, view: { count: string, people: string }, more: number) => Record<string, number>}
 */
export function joined(model, values, { count, people }, more) {
  const [n, k] = [people, count].map((name) => Math.round(valueOf(model, values, name)));
  const [least, most] = model.parameters.find((one) => one.name === people).range;
  const now = Math.max(least, Math.min(most, n + more));
  return { [people]: now, [count]: Math.max(0, Math.min(now, k + now - n)) };
}
