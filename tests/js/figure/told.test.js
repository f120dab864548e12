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
const STAGE = /** @type {any} */ ({ kinds: [{}, {}, { look: "waste" }], acts: ACTS });
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
const told = (...actors) => deeds({ actors }, STAGE).map(({ at, deed }) => `${at} ${deed}`);

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

test("a cell releases what it makes, and where waste is made of what lived, harm is done", () => {
  const maker = lived({ home: [9, 9] });
  assert.deepEqual(told(lived({ cell: false, start: 4, parent: maker })), ["4 releases"]);
  assert.deepEqual(told(lived({ cell: false, start: 4, parent: lived({ cell: false }) })), []);
  const landings = [
    { at: 3, home: [1, 1], make: 2 },
    { at: 7, home: [1, 1], make: 1 },
  ];
  assert.deepEqual(
    deeds({ actors: [], landings }, STAGE).map(({ at, deed }) => [at, deed]),
    [[3, "harms"]],
  );
});

test("one that waits takes a drop up, and is as before when what it brought is gone", () => {
  const actors = [gone(4000, 6, { start: 100, cell: false })];
  assert.deepEqual(
    deeds({ actors, hosts: { 0: "cell" } }, STAGE).map(({ at, deed }) => [at, deed]),
    [
      [600, "takes"],
      [4000, "before"],
    ],
  );
});

test("nobody is told of who stays, who turns into another, whom an event takes, or what is no cell", () => {
  assert.deepEqual(told(lived()), []);
  assert.deepEqual(told(gone(8, 6, { last: { kind: 0, cause: 6, became: 3 } })), []);
  assert.deepEqual(told(gone(8, "event")), []);
  assert.deepEqual(told(gone(8, 6, { cell: false })), []);
});

test("of one thing only one is told in a while, and two at a time, which stand apart", () => {
  assert.deepEqual(told(gone(0, 6), gone(2000, 6), gone(3000, 6)), ["0 dies", "3000 dies"]);
  assert.deepEqual(told(gone(0, 6), gone(100, 7)), ["0 dies"]);
  const aside = (x) => ({ home: [x, 60] });
  assert.deepEqual(told(gone(0, 6), gone(100, 7, aside(0))), ["0 dies", "100 killed"]);
  const third = lived({ start: 200, split: true, ...aside(200) });
  assert.deepEqual(told(gone(0, 6), gone(100, 7, aside(0)), third), ["0 dies", "100 killed"]);
});
