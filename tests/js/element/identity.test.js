import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../../js/element/identity.js";

test("an answer is kept under the element and its question, or under the model where it has no id", () => {
  const state = { model: { name: "reset" }, start: { predict: "activity" } };
  assert.equal(keyOf({ id: "reset-2", state }), "reset-2 activity");
  assert.equal(keyOf({ id: "", state }), "reset activity");
});
