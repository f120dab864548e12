/** Seeded chance: the same seed gives the same numbers on every machine. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * A function that gives the next number from 0 to 1.
 * @type {(seed: number) => () => number}
 */
export function uniform(seed) {
  const source = xoroshiro128plus(seed);
  // A small seed leaves most bits empty: the first numbers are nearly 1.
  for (let i = 0; i < 20; i++) source.next();
  return () => uniformFloat64(source);
}

/**
 * A whole number as another from 0 to 2**32 − 1 that looks like chance (lowbias32 of C. Wellons): any one of
 * a long row of draws without those before it, the same in every language.
 * @type {(number: number) => number}
 */
export function hashed(number) {
  let x = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
