/** Seeded chance: the same seed gives the same numbers on every machine. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A function that gives the next number from 0 to 1. */
export function uniform(seed) {
  const source = xoroshiro128plus(seed);
  return () => uniformFloat64(source);
}
