import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { LETTERS, MOST_PINS, PIN_DASHES } from "../../../js/look/conventions.js";
import { SHAPES } from "../../../js/look/shapes.js";

test("every shape that the look names can be drawn", async () => {
  const table = JSON.parse(
    await readFile(new URL("../../../src/lupusedu/look/look.json", import.meta.url), "utf8"),
  );
  const named = JSON.stringify(table).matchAll(/"shape": ?"(\w+)"/g);
  const shapes = new Set([...named].map(([, shape]) => shape));
  assert.ok(shapes.size > 3);
  for (const shape of shapes) assert.ok(SHAPES[shape], shape);
});

test("a shape that is filled is closed", () => {
  for (const [name, { path, filled }] of Object.entries(SHAPES)) {
    assert.doesNotMatch(path, /NaN|undefined/);
    if (filled) assert.match(path, /Z$/, name);
  }
});

test("each pinned run has a letter and a dash of its own", () => {
  assert.equal(MOST_PINS, LETTERS.length);
  assert.equal(new Set(PIN_DASHES).size, MOST_PINS);
  for (const dash of PIN_DASHES) assert.match(dash, /^[\d. ]+$/);
});
