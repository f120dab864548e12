import assert from "node:assert/strict";
import { test } from "node:test";
import { reach } from "../../../js/measure/reach.js";

test("an event's day moves in its range, and not past the end of the picture", () => {
  assert.deepEqual(reach({ range: [5, 120] }, 400), [5, 120]);
  assert.deepEqual(reach({ range: [5, 120] }, 60), [5, 60]);
  assert.deepEqual(reach({ range: null }, 60), [0, 60]);
});
