import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { remember, tab } from "../../../js/dom/storage.js";
import { answered, keyOf } from "../../../js/element/answers.js";
import { options } from "../../../js/element/options.js";
import { begun, SKIPPED } from "../../../js/element/settings.js";
import { decay } from "../given/models.js";

const shelf = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
};
beforeEach(() => Object.assign(globalThis, { localStorage: shelf(), sessionStorage: shelf() }));

const asking = begun(decay, options(decay, { predict: "N" }));
const drawn = { how: "drawn", sure: null, values: new Array(41).fill(1), last: 10 };

test("an answer is kept by the question and the element, of its model where it has no id", () => {
  assert.equal(keyOf({ id: "one", model: decay, settings: asking }), "one N");
  assert.equal(keyOf({ id: "", model: decay, settings: asking }), "decay N");
});

test("the reader's own prediction is found again, and lies on an answer that a link has shown", () => {
  remember("predictions", "one N", drawn);
  const found = { ...drawn, locked: true };
  assert.deepEqual(answered("one", decay, asking).prediction, found);
  assert.deepEqual(answered("one", decay, { ...asking, prediction: SKIPPED }).prediction, found);
  assert.equal(answered("two", decay, asking), asking);
});

test("what is kept may be anything: only a prediction counts", () => {
  for (const bad of [
    7,
    "N",
    null,
    { how: "drawn" },
    { ...drawn, values: [1] },
    { how: "placed", x: 1, y: 2 },
  ]) {
    remember("predictions", "one N", bad);
    assert.equal(answered("one", decay, asking), asking);
  }
});

test("who wanted to see the run without predicting is not asked again in this tab", () => {
  tab.remember("skipped", "one N", 0);
  assert.equal(answered("one", decay, asking).prediction, SKIPPED);
});
