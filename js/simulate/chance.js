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
