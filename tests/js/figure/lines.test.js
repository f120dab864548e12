import assert from "node:assert/strict";
import { test } from "node:test";
import { path, thinned } from "../../../js/figure/lines.js";
import { off } from "../given/lines.js";

const track = (height) => Array.from({ length: 301 }, (_, x) => [x, height(x)]);

test("of a straight line only its ends are drawn", () => {
  assert.deepEqual(thinned(track((x) => 2 * x)), [
    [0, 0],
    [300, 600],
  ]);
});

test("a line that bends is drawn with fewer points, none half a pixel off", () => {
  for (const height of [
    (x) => 90 * Math.sin(x / 30),
    (x) => 200 * Math.exp(-x / 20),
    (x) => (x < 150 ? 0 : 99),
  ]) {
    const whole = track(height);
    assert.ok(thinned(whole).length < whole.length / 3);
    assert.ok(off(whole, path(whole)) < 0.5);
  }
});

test("a way that turns back on itself keeps its turn", () => {
  const there = track(() => 5);
  const places = [...there, ...there.toReversed()];
  assert.deepEqual(thinned(places), [
    [0, 5],
    [300, 5],
    [0, 5],
  ]);
});

test("where a curve has no height it has a gap, and one place alone is a dot", () => {
  assert.equal(
    path([
      [0, NaN],
      [1, 2],
      [3, 2],
      [4, NaN],
      [5, NaN],
      [6, 7.04],
      [7, NaN],
    ]),
    "M1,2L3,2M6,7Z",
  );
  assert.equal(path([]), "");
  assert.equal(path([[1, NaN]]), "");
});
