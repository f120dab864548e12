import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, part, rowsOf, scaleOf, tally } from "../../../js/figure/views/_sort_cells.js";

const SCALE = { share: 0.65, apart: 1.5, steepness: 1.6, line: 0.96 };

test("the same seed brings the same cells, another brings others", () => {
  assert.deepEqual(cellsOf(20, SCALE, 8), cellsOf(20, SCALE, 8));
  assert.notDeepEqual(cellsOf(20, SCALE, 8), cellsOf(20, SCALE, 9));
});

test("of very many cells the line lets pass the shares that the model's gate does", () => {
  const cells = cellsOf(200_000, SCALE, 1);
  const { harmful, passed, harmless, stopped } = tally(cells, ({ grip }) => grip < SCALE.line);
  const model = (apart) => 1 / (1 + Math.exp(-SCALE.steepness * (SCALE.line - apart)));
  assert.ok(Math.abs(harmful / cells.length - SCALE.share) < 0.005);
  assert.ok(Math.abs(passed / harmful - model(SCALE.apart)) < 0.005);
  assert.ok(Math.abs(stopped / harmless - (1 - model(0))) < 0.005);
});

test("a stricter filter moves the line, not the cells", () => {
  const names = ["f0", "dp", "a", "t1", "g"];
  const model = { parameters: names.map((name, i) => ({ name, value: [0.65, 1.5, 1.6, 0.96, 0][i] })) };
  const view = { share: "f0", apart: "dp", steepness: "a", line: "t1", strict: "g" };
  assert.deepEqual(scaleOf(model, view, {}), SCALE);
  assert.deepEqual(scaleOf(model, view, { g: 1 }), { ...SCALE, line: 0.96 - 1 });
});

test("the bar of a grip stays on its axis", () => {
  assert.equal(part(-40, SCALE), 0);
  assert.equal(part(40, SCALE), 1);
  assert.equal(part(0.75, SCALE), 0.5);
});

test("those who would lie over one another take the next row, each side by itself", () => {
  const places = [0, 5, 8, 9, 40].map((x) => ({ x, side: 1 }));
  assert.deepEqual(rowsOf(places, 15, 3), [0, 1, 2, 2, 0]);
  assert.deepEqual(rowsOf([...places.slice(0, 2), { x: 3, side: -1 }], 15, 3), [0, 1, 0]);
});
