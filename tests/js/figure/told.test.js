import assert from "node:assert/strict";
import { test } from "node:test";
import { deeds } from "../../../js/figure/told.js";

// Reaction 7 takes those of kind 0 and leaves those of kind 1, who go by it as well.
const ACTS = [
  { reaction: 6, lose: 0, by: [] },
  { reaction: 7, lose: 0, by: [1] },
  { reaction: 7, lose: 1, by: [] },
  { reaction: 8, lose: 0, by: [], hunted: true },
];
const STAGE = /** @type {any} */ ({ acts: ACTS });
const lived = (made = {}) => ({
  kind: 0,
  cell: true,
  split: false,
  start: 0,
  end: Infinity,
  home: [0, 0],
  last: { kind: 0, cause: null, became: -1 },
  ...made,
});
const gone = (end, cause, made = {}) => lived({ end, last: { kind: 0, cause, became: -1 }, ...made });
const told = (...actors) => deeds(actors, STAGE).map(({ at, deed }) => `${at} ${deed}`);

test("who is born of one beside it divides, who is taken is killed, who goes alone dies", () => {
  assert.deepEqual(told(lived({ start: 5, split: true })), ["5 divides"]);
  assert.deepEqual(told(gone(8, 7)), ["8 killed"]);
  assert.deepEqual(told(gone(8, 8)), ["8 killed"]);
  assert.deepEqual(told(gone(9, 6)), ["9 dies"]);
  assert.deepEqual(told(gone(9, 7, { last: { kind: 1, cause: 7, became: -1 } })), ["9 dies"]);
});

test("who comes to a gate and no farther is stopped there", () => {
  assert.deepEqual(told(gone(4, 6, { stopped: true })), ["4 stopped"]);
});

test("nobody is told of who stays, who turns into another, whom an event takes, or what is no cell", () => {
  assert.deepEqual(told(lived()), []);
  assert.deepEqual(told(gone(8, 6, { last: { kind: 0, cause: 6, became: 3 } })), []);
  assert.deepEqual(told(gone(8, "event")), []);
  assert.deepEqual(told(gone(8, 6, { cell: false })), []);
});

test("of one thing only one is told in a while, and two things told at once stand apart", () => {
  assert.deepEqual(told(gone(0, 6), gone(2000, 6), gone(3000, 6)), ["0 dies", "3000 dies"]);
  assert.deepEqual(told(gone(0, 6), gone(100, 7)), ["0 dies"]);
  assert.deepEqual(told(gone(0, 6), gone(100, 7, { home: [0, 60] })), ["0 dies", "100 killed"]);
});
