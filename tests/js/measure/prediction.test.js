import assert from "node:assert/strict";
import { test } from "node:test";
import { guessOf } from "../../../js/measure/prediction.js";

test("a prediction lies evenly over the picture that it was made on", () => {
  assert.deepEqual(guessOf({ values: [1, 2, 3] }, 100), { days: [0, 50, 100], values: [1, 2, 3] });
  assert.deepEqual(guessOf({ values: [1, 2, 3] }, 100, 20).days, [20, 60, 100]);
});

test("a prediction made on a longer picture ends with the one that is shown", () => {
  const { days, values } = guessOf({ values: [1, 2, 3, 4, 5], last: 400 }, 250);
  assert.deepEqual(days, [0, 100, 200]);
  assert.deepEqual(values, [1, 2, 3]);
});
