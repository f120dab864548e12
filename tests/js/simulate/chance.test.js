import assert from "node:assert/strict";
import { test } from "node:test";
import { uniform } from "../../../js/simulate/chance.js";

const first = (seed, n) => {
  const next = uniform(seed);
  return Array.from({ length: n }, next);
};

test("the same seed gives the same numbers, another seed others", () => {
  assert.deepEqual(first(7, 50), first(7, 50));
  assert.notDeepEqual(first(7, 50), first(8, 50));
});

test("the numbers fill the way from 0 to 1 evenly, also after a small seed", () => {
  for (const seed of [1, 2, 3]) {
    const numbers = first(seed, 4000);
    assert.ok(numbers.every((one) => one >= 0 && one < 1));
    const mean = numbers.reduce((sum, one) => sum + one) / 4000;
    assert.ok(Math.abs(mean - 0.5) < (4 * Math.sqrt(1 / 12)) / Math.sqrt(4000), String(mean));
  }
});
