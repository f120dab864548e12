import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, unknown } from "../../../js/strings/unknown_name.js";

test("a slip of the hand finds the name that was meant", () => {
  for (const [wrong, right] of [
    ["roh", "rho"],
    ["doze", "dose"],
    ["dosee", "dose"],
    ["DOSE", "dose"],
  ])
    assert.equal(nearest(wrong, ["hM", "rho", "dose"]), right);
});

test("a name that is near none gets the list instead", () => {
  assert.equal(nearest("temperature", ["rho", "dose"]), undefined);
  const told = unknown("living_drug", "parameter", "temperature", ["rho", "dose"]);
  assert.match(told, /living_drug.*temperature/);
  assert.match(told, /rho, dose/);
});

test("of a long wrong name only the beginning is said", () => {
  assert.ok(unknown("m", "parameter", "x".repeat(5000), ["rho"]).length < 200);
});
