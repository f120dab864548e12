import assert from "node:assert/strict";
import { test } from "node:test";
import { counts } from "../../../js/pieces/_card_dots.js";
import { asText, before, marks, way } from "../../../js/pieces/_vote_marks.js";
import { places } from "../../../js/pieces/_body_places.js";
import {
  amount,
  at,
  course,
  nearest,
  queue,
  stops,
  unitOf,
  YEARS,
} from "../../../js/pieces/_access_queue.js";
import { does, fitting } from "../../../js/pieces/_car_receptor.js";
import { Score } from "../../../js/pieces/_quiz_score.js";

const ITEMS = [
  { texts: ["a", "b", "c"], right: 1 },
  { texts: ["d", "e", "f"], right: 0 },
];

test("only the first try of an item counts, and trying again shows another answer", () => {
  const score = new Score(ITEMS);
  assert.equal(score.take(0, 2), false);
  assert.equal(score.take(0, 1), true);
  assert.equal(score.take(1, 0), true);
  assert.equal(score.take(1, 2), false);
  assert.deepEqual([score.answered, score.firsts], [2, 1]);
  assert.deepEqual(
    score.answers.map(({ place }) => place),
    [1, 2],
  );
});

test("answers come back by their words, also when the options have changed places", () => {
  const score = new Score(ITEMS);
  score.take(0, 1);
  const moved = [{ texts: ["c", "b", "a"], right: 1 }, ITEMS[1]];
  assert.deepEqual(new Score(moved, JSON.parse(JSON.stringify(score.kept()))).answers, [
    { place: 1, first: true },
    null,
  ]);
  const reworded = [{ texts: ["x", "y", "z"], right: 1 }, ITEMS[1]];
  assert.equal(new Score(reworded, score.kept()).answered, 0);
  score.clear();
  assert.equal(score.kept(), undefined);
});

test("whatever storage gives, a quiz begins", () => {
  const odd = [
    null,
    5,
    "a",
    {},
    [],
    [null],
    [5, "a"],
    [{}],
    [{ answer: "a" }],
    [{ answer: "a", first: "yes" }],
    [{ answer: 0, first: true }],
    [{ answer: "nope", first: true }],
    { 0: { answer: "a", first: true } },
  ];
  for (const kept of odd) assert.equal(new Score(ITEMS, kept).answered, 0, JSON.stringify(kept));
});

test("votes before this one are told once a word, with the places where it was said", () => {
  const words = ["better control", "long remission", "cure"];
  const kept = { 1: "cure", 2: "long remission", 3: "cure", 4: "<b>cure</b>" };
  const said = marks(words, (ask) => kept[ask]);
  assert.deepEqual(said, ["cure", "long remission", "cure", null]);
  assert.deepEqual(before(said, 4), [
    ["cure", ["on the home page", "in chapter 8"]],
    ["long remission", ["in chapter 7"]],
  ]);
  assert.deepEqual(before(said, 1), []);
  for (const odd of [null, 5, {}, ["cure"], "toString"])
    assert.deepEqual(
      marks(words, () => odd),
      [null, null, null, null],
    );
});

test("what is copied holds the marks, the reasons and the ledger, and leaves out what is empty", () => {
  const text = asText("Which word?", ["cure", null, null, "better control"], " numbers \n", [
    ["Cells shrink.", "How long."],
    ["", ""],
  ]);
  assert.equal(
    text,
    "Which word?\nHome page: cure\nChapter 7: no mark\nChapter 8: no mark\nChapter 10: better control\n\nWhat moved me:\nnumbers\n\nThe ledger\nWe can say: Cells shrink.\nWe cannot say yet: How long.",
  );
  assert.ok(!/moved|ledger/i.test(asText("Which word?", [null, null, null, null], "", [])));
});

test("places and counts are read from their attributes, and what cannot be read is left out", () => {
  assert.deepEqual(places("30 55; 70,55;"), [
    [30, 55],
    [70, 55],
  ]);
  for (const odd of [undefined, "", "30", "a b", "30 101", "-1 5", "1 2 3", '" onload=x'])
    assert.deepEqual(places(odd), [], odd);
  assert.deepEqual(counts("58 17/61"), [
    { filled: 58, all: 100 },
    { filled: 17, all: 61 },
  ]);
  assert.deepEqual(counts("x 5/3 9/1000 7"), [null, null, null, { filled: 7, all: 100 }]);
  assert.deepEqual(counts(undefined), []);
});

test("of the cases of a receptor the first that fits is told", () => {
  const cases = [
    { without: [], with: [] },
    { without: ["stem"], with: [] },
    { without: ["binder", "helper"], with: [] },
    { without: ["binder"], with: [] },
    { without: [], with: ["CD28"] },
    { without: ["wheel"], with: [] },
  ];
  const all = { binder: true, stem: true, start: true, helper: "CD28" };
  assert.equal(fitting(cases, all), 4);
  assert.equal(fitting(cases, { ...all, stem: false, binder: false }), 1);
  assert.equal(fitting(cases, { ...all, binder: false }), 3);
  assert.equal(fitting(cases, { ...all, binder: false, helper: "" }), 2);
  assert.equal(fitting(cases, { ...all, helper: "4-1BB" }), -1);
});

test("a receptor acts only if it can grip and start, and lasts only with a helper", () => {
  const all = { binder: true, stem: true, start: true, helper: "CD28" };
  assert.deepEqual(does(all), { grips: true, acts: true, lasts: true });
  assert.deepEqual(does({ ...all, helper: "" }), { grips: true, acts: true, lasts: false });
  assert.deepEqual(does({ ...all, start: false }), { grips: true, acts: false, lasts: false });
  assert.deepEqual(does({ ...all, stem: false }), { grips: false, acts: false, lasts: false });
});

test("the queue ends only when more are treated than join", () => {
  const given = { people: 3_400_000, fresh: 400_000, share: 5, centres: 100, places: 50, price: 373_000 };
  const now = queue(given);
  assert.deepEqual([now.treated, now.waiting, now.joining, now.years], [5000, 170_000, 20_000, Infinity]);
  assert.deepEqual([now.yearly, now.total], [5000 * 373_000, 170_000 * 373_000]);
  // Year by year: 170,000 wait, 30,000 are treated and 20,000 join.
  let [waiting, years] = [170_000, 0];
  while (waiting > 0) {
    waiting += 20_000 - 30_000;
    years += 1;
  }
  assert.equal(queue({ ...given, centres: 600 }).years, years);
  // No more can be treated than there are.
  assert.equal(queue({ ...given, centres: 10_000, places: 1000 }).treated, 190_000);
});

test("numbers are read as a table writes them", () => {
  for (const [text, value] of [
    ["3,400,000", 3.4e6],
    [" 5 %", 5],
    ["US$ 373,000–475,000", 373_000],
    ["0.5", 0.5],
    ["1 000", 1000],
  ])
    assert.equal(amount(text), value);
  assert.ok(Number.isNaN(amount("unknown")));
});

test("the queue year by year ends where the sum says, and nobody is lost on the way", () => {
  const given = { people: 3_400_000, fresh: 400_000, share: 5, places: 50, price: 373_000 };
  const last = (centres) => course({ ...given, centres }).at(-1).waiting;
  assert.deepEqual([100, 400, 740].map(last), [320_000, 170_000, 0]);
  for (const centres of [1, 100, 740, 10_000]) {
    const all = course({ ...given, centres });
    assert.equal(all.length, YEARS + 1);
    for (const { waiting, treated, joined } of all) assert.equal(waiting + treated, 170_000 + joined);
  }
  const half = at(course({ ...given, centres: 100 }), 2.5);
  assert.deepEqual(half, { waiting: 207_500, treated: 12_500, joined: 50_000 });
  assert.deepEqual([unitOf(90, 90), unitOf(91, 90), unitOf(370_000, 90)], [1, 2, 5000]);
});

test("each step of a slider of the access sum is another round number, and is its own place", () => {
  for (const [low, high] of [
    [0.1, 100],
    [1, 10_000],
    [1000, 2_000_000],
  ]) {
    const all = stops([low, high]);
    assert.deepEqual([all[0], all.at(-1)], [low, high]);
    assert.ok(
      all.every((value, i) => (i === 0 || value > all[i - 1]) && nearest(all, value) === i),
      String(all),
    );
    assert.deepEqual([nearest(all, low / 10), nearest(all, high * 10)], [0, all.length - 1]);
  }
  assert.ok(stops([1, 10_000]).every(Number.isInteger), "there is no half a centre");
  assert.equal(stops([1000, 2_000_000])[nearest(stops([1000, 2_000_000]), 373_000)], 400_000);
});

test("the way goes from mark to mark, and past an ask without one", () => {
  const words = ["no", "some", "yes"];
  assert.equal(
    way(words, ["yes", null, "no", "some"]),
    "83.33333333333334,12.5 16.666666666666664,62.5 50,87.5",
  );
  assert.equal(way(words, [null, null, null, null]), "");
});
