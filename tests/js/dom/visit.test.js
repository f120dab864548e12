import assert from "node:assert/strict";
import { test } from "node:test";
import { found, keep } from "../../../js/dom/visit.js";

test("a visit keeps its things side by side with what others keep, and forgets what is undefined", () => {
  globalThis.history = { state: { other: 1 }, replaceState: (state) => (history.state = state) };
  keep("one", "a link");
  keep("two", [1, 2]);
  assert.deepEqual([found("one"), found("two"), history.state.other], ["a link", [1, 2], 1]);
  keep("one", undefined);
  assert.equal(found("one"), undefined);
});

test("where a frame has no history nothing is kept, and nothing breaks", () => {
  globalThis.history = {
    state: null,
    replaceState() {
      throw new Error("refused");
    },
  };
  keep("one", "a link");
  assert.equal(found("one"), undefined);
});
