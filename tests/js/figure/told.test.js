import assert from "node:assert/strict";
import { test } from "node:test";
import { deeds } from "../../../js/figure/told.js";

const ACTS = [{ killed: true }, {}];
const lived = (made = {}) => ({
  kind: 0,
  cell: true,
  split: false,
  start: 0,
  end: Infinity,
  home: [0, 0],
  last: { cause: null, became: -1 },
  ...made,
});
const gone = (end, cause, made = {}) => lived({ end, last: { cause, became: -1 }, ...made });
const told = (...actors) => deeds(actors, ACTS).map(({ at, deed }) => `${at} ${deed}`);

test("who is born of one beside it divides, who is taken is killed, who goes alone dies", () => {
  assert.deepEqual(told(lived({ start: 5, split: true })), ["5 divides"]);
  assert.deepEqual(told(gone(8, 0)), ["8 killed"]);
  assert.deepEqual(told(gone(9, 1)), ["9 dies"]);
});

test("nobody is told of who stays, who turns into another, whom an event takes, or what is no cell", () => {
  assert.deepEqual(told(lived()), []);
  assert.deepEqual(told(gone(8, 1, { last: { cause: 1, became: 3 } })), []);
  assert.deepEqual(told(gone(8, "event")), []);
  assert.deepEqual(told(gone(8, 1, { cell: false })), []);
});

test("of one thing only one is told in a while, and two things told at once stand apart", () => {
  assert.deepEqual(told(gone(0, 1), gone(2000, 1), gone(3000, 1)), ["0 dies", "3000 dies"]);
  assert.deepEqual(told(gone(0, 1), gone(100, 0)), ["0 dies"]);
  assert.deepEqual(told(gone(0, 1), gone(100, 0, { home: [0, 60] })), ["0 dies", "100 killed"]);
});
