import assert from "node:assert/strict";
import { test } from "node:test";
import { steady } from "../../../js/dom/swipe.js";

/** A slider under a finger: what it holds, and how often it told of a new value. */
function slider() {
  const range = Object.assign(new EventTarget(), { type: "range", value: "1", told: 0 });
  steady(range);
  range.addEventListener("input", () => range.told++);
  range.does = (type, more) => range.dispatchEvent(Object.assign(new Event(type), more));
  range.to = (value) => {
    range.value = value;
    range.does("input");
  };
  range.does("pointerdown", { pointerType: "touch", clientX: 100 });
  return range;
}

test("a finger that is taken for scrolling leaves the slider as it was and tells nothing", () => {
  const range = slider();
  range.to("5");
  range.does("pointercancel");
  assert.deepEqual([range.value, range.told], ["1", 0]);
});

test("a tap sets the slider when the finger is lifted, once", () => {
  const range = slider();
  range.to("5");
  assert.equal(range.told, 0);
  range.does("pointerup");
  assert.deepEqual([range.value, range.told], ["5", 1]);
});

test("a finger that goes sideways sets it at once, and what was told is taken back if it scrolls after all", () => {
  const range = slider();
  range.does("pointermove", { clientX: 120 });
  range.to("5");
  assert.equal(range.told, 1);
  range.does("pointercancel");
  assert.deepEqual([range.value, range.told], ["1", 2]);
});
