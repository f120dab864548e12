import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { begun, changed } from "../../../js/element/settings.js";
import { answerTo } from "../../../js/measure/deeds.js";
import { attempt } from "../../../js/simulate/runs.js";
import { decay } from "../given/models.js";

const made = (patch = {}) => changed(decay, begun(decay, options(decay)), patch);
const answered = (deeds, patch) => {
  const settings = made(patch);
  return answerTo([[deeds, "yes"]], attempt(decay, settings.values).run, settings) === "yes";
};

test("a condition asks of parameters, of the run, of the day, of pins and of the picture", () => {
  assert.deepEqual(
    [{}, { values: { k: 1 } }].map((patch) => answered([{ setting: "k", above: 0.6 }], patch)),
    [false, true],
  );
  const low = [{ measure: ["end", "N"], below: 0.01 }];
  assert.deepEqual([answered(low), answered(low, { values: { k: 2 } })], [false, true]);
  const late = [{ setting: "time", above: 3 }];
  assert.deepEqual(
    [null, 2, 4].map((time) => answered(late, { time })),
    [false, false, true],
  );
  const pins = [{ label: "one", values: {} }];
  assert.deepEqual(
    [answered([{ setting: "pins", above: 0 }]), answered([{ setting: "pins", above: 0 }], { pins })],
    [false, true],
  );
  assert.deepEqual([answered([{ view: "amount" }]), answered([{ view: "again" }])], [true, false]);
});

test("all of a condition has to hold, and the first condition that does is answered", () => {
  const both = [
    { setting: "k", above: 0.1, below: 0.6 },
    { setting: "time", above: 3 },
  ];
  assert.deepEqual([answered(both), answered(both, { time: 4 })], [false, true]);
  const settings = made();
  const all = [
    [both, "both"],
    [both.slice(0, 1), "one"],
    [[], "always"],
  ];
  assert.equal(answerTo(all, attempt(decay, {}).run, settings), "one");
  assert.equal(answerTo(undefined, attempt(decay, {}).run, settings), undefined);
});

test("a measure that does not exist in this run does not hold", () => {
  const never = [{ measure: ["rises_above", "N", 1000] }];
  assert.equal(answered(never), false);
});
