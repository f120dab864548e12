/**
 * What happens in the scene, as a function of the time of the show: one round is spun, or all that are left
 * fall faster and faster. No DOM.
 */
import { spun } from "../../measure/proportion.js";
import { SEED } from "./_interval_counts.js";

/** Times in ms: of one spin, from the first person to the last, of a grain's fall, of all rounds. */
const SPIN = 560;
const LAGS = 420;
const FALL = 420;
const PASS = 9000;
const SHOWN = 450; // a round is shown so long at least: faster would flicker
const MOST = 40; // grains in the air at once
const TURNING = 40; // in a larger crowd nobody is seen to turn

/**
 * kind: "spin" or "pass". from: when it began. first: the round it begins with.
 * @typedef {{ kind: "spin" | "pass", from: number, first: number }} Act
 */

const part = (value) => Math.max(0, Math.min(1, value));
const lag = (i, n) => (n > 1 ? (LAGS * i) / (n - 1) : 0);

/** How long an act takes. */
export const lasts = ({ kind }) => FALL + (kind === "spin" ? SPIN + LAGS : PASS);

/** How many of `count` rounds lie on the pile so long after the act began. */
export const landed = ({ kind, first }, count, after) =>
  kind === "spin" ? first : first + Math.floor((count - first) * part((after - FALL) / PASS) ** 3 + 1e-9);

/** When a round of a pass lies on the pile. */
const lands = ({ first }, count, round) => FALL + PASS * Math.cbrt((round + 1 - first) / (count - first));

/** Rounds in the air: [{ round, part }], part from 0 to 1 of their fall. */
export function inAir(/** @type {Act} */ act, count, after) {
  if (act.kind === "spin") {
    const fallen = (after - SPIN - LAGS) / FALL;
    return fallen > 0 ? [{ round: act.first, part: part(fallen) }] : [];
  }
  const [from, to] = [landed(act, count, after), landed(act, count, after + FALL)];
  const stride = Math.max(1, Math.ceil((to - from) / MOST));
  const all = [];
  for (let round = from - (from % stride) + stride - 1; round < to; round += stride)
    if (round >= from) all.push({ round, part: part(1 - (lands(act, count, round) - after) / FALL) });
  return all;
}

/** The round whose people are shown: in a pass another one every `SHOWN` ms. */
export const shownRound = (/** @type {Act} */ act, count, after) =>
  act.kind === "spin"
    ? act.first
    : Math.min(count - 1, landed(act, count, FALL + Math.floor(after / SHOWN) * SHOWN));

/**
 * {well, turn} of each person in a round: who has not landed yet is as `before`.
 * @returns {{ well: boolean, turn: number }[]}
 */
export function people({ n, rate }, round, before, act, after) {
  const now = spun(n, rate, round, SEED);
  return now.map((well, i) => {
    const turned = act?.kind === "spin" ? part((after - lag(i, n)) / SPIN) : 1;
    if (turned >= 1) return { well, turn: 1 };
    const turn = n > TURNING ? 1 : Math.cos(4 * Math.PI * turned * (2 - turned));
    return { well: before[i] ?? well, turn };
  });
}
