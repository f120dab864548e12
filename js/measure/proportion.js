/**
 * How sure a count can make us: exact intervals, a difference of shares, and rounds played many times. As
 * proportion.py. No DOM.
 */
import jstat from "jstat";
import { hashed } from "../simulate/chance.js";

const Z = 1.959963984540054; // 97.5 % of a normal curve lie below

/**
 * [low, high]: every true rate for which k of n would be no surprise (Clopper and Pearson).
 * @type {(k: number, n: number, confidence?: number) => [number, number]}
 */
export function interval(k, n, confidence = 0.95) {
  const tail = (1 - confidence) / 2;
  // At the ends the beta quantile is a root.
  const low = k === 0 ? 0 : k === n ? tail ** (1 / n) : jstat.beta.inv(tail, k, n - k + 1);
  const high = k === n ? 1 : k === 0 ? 1 - tail ** (1 / n) : jstat.beta.inv(1 - tail, k + 1, n - k);
  return [low, high];
}

/**
 * [difference, low, high] of k1/n1 − k2/n2, Wald's interval.
 * @type {(k1: number, n1: number, k2: number, n2: number) => [number, number, number]}
 */
export function difference(k1, n1, k2, n2) {
  const [a, b] = [k1 / n1, k2 / n2];
  const half = Z * Math.sqrt((a * (1 - a)) / n1 + (b * (1 - b)) / n2);
  return [a - b, a - b - half, a - b + half];
}

/**
 * Chance of k or more of n at a true rate.
 * @type {(k: number, n: number, rate: number) => number}
 */
export function atLeast(k, n, rate) {
  if (k <= 0) return 1;
  if (rate <= 0) return 0;
  if (rate >= 1) return 1;
  let log = 0; // of the chance of i of n, from i = 0 on
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    if (i > 0) log += Math.log((n - i + 1) / i);
    if (i >= k) sum += Math.exp(log + i * Math.log(rate) + (n - i) * Math.log1p(-rate));
  }
  return Math.min(1, sum);
}

const ROOM = 4096; // people in a round at most, so that no two spins are one

/**
 * Whether each of n people got better in a round: a spin a person, which rate and company do not change.
 * @type {(n: number, rate: number, round: number, seed: number) => boolean[]}
 */
export function spun(n, rate, round, seed) {
  const [key, most] = [hashed(seed), rate * 2 ** 32];
  return Array.from({ length: n }, (_, person) => hashed((round * ROOM + person) ^ key) < most);
}

/**
 * How many of n got better in each of `repeats` rounds, one after another.
 * @type {(n: number, rate: number, repeats: number, seed: number) => number[]}
 */
export function rounds(n, rate, repeats, seed) {
  const [key, most] = [hashed(seed), rate * 2 ** 32];
  return Array.from({ length: repeats }, (_, round) => {
    let well = 0;
    for (let person = 0; person < n; person++) if (hashed((round * ROOM + person) ^ key) < most) well++;
    return well;
  });
}

/**
 * How many rounds had none of n better, one, two, …, all.
 * @type {(n: number, played: number[]) => number[]}
 */
export function tallied(n, played) {
  const counts = new Array(n + 1).fill(0);
  for (const well of played) counts[well]++;
  return counts;
}
