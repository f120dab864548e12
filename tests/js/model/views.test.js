/** Names of the views that an element may show. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { usualViews, viewNames } from "../../../js/model/views.js";

const plots = [{ name: "amounts" }];
const views = [
  { name: "stage", kind: "stage" },
  { name: "map", kind: "grid" },
];

test("a stage is no tab: it has a place of its own", () => {
  assert.deepEqual(viewNames({ plots, views }), ["amounts", "map"]);
  assert.deepEqual(usualViews({ plots: [], views }), ["map"]);
});
