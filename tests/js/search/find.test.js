import assert from "node:assert/strict";
import { test } from "node:test";
import { find, likest } from "../../../js/search/find.js";
import { empty, put } from "../../../js/search/index.js";

const GROUPS = [
  {
    name: "Chapters",
    read: true,
    pages: [
      {
        path: "a.html",
        title: "Chapter 1: A drug that multiplies",
        passages: [
          ["hook", "", "CAR T cells multiply.\nThey come from the person.", "CAR T cells"],
          ["play", "Play", "CAR T cells meet B cells. Many CAR T cells fade; CAR T cells stay.", ""],
          ["alarm", "A fever", "Too many cytokines in a person with leukaemia.", ""],
        ],
      },
      {
        path: "b.html",
        title: "Chapter 2: Cost",
        passages: [["cure", "A cure?", "A car is fast. Cells rest.", ""]],
      },
    ],
  },
  {
    name: "References",
    read: false,
    pages: [
      { path: "r.html", title: "Sources", passages: [["one", "", "CAR T cells in acute leukemia.", ""]] },
    ],
  },
];
const book = empty();
for (const group of GROUPS) for (const page of group.pages) put(book, group, page);
const places = (question) => find(book, question).results.map(({ page, place }) => `${page.path}#${place}`);
const how = (question) => find(book, question).meant.map((one) => one.how);

test("the passage that explains a term comes before one that repeats it, and chapters before sources", () => {
  assert.deepEqual(places("car t"), ["a.html#hook", "a.html#play", "r.html#one"]);
});

test("a pair of words is found as one, written in any way", () => {
  for (const question of ["CAR-T", "cart", "car t cells", "Car T"])
    assert.equal(places(question)[0], "a.html#hook");
  assert.ok(!places("car t").includes("b.html#cure"));
});

test("a slip is forgiven, in a word that is not yet whole too", () => {
  for (const [question, expected] of [
    ["cytokyne", "near"],
    ["cytokin", "known"],
    ["cyto", "begun"],
    ["cytikin", "near"],
  ]) {
    assert.deepEqual(places(question), ["a.html#alarm"], question);
    assert.deepEqual(how(question), [expected], question);
  }
});

test("a word that only sources write is looked for in the chapters’ spelling as well", () => {
  assert.deepEqual(places("leukemia"), ["a.html#alarm", "r.html#one"]);
});

test("a slip is taken for all forms of the word that was meant, and kept as it was typed", () => {
  const other = empty();
  put(other, GROUPS[0], {
    path: "c.html",
    title: "Chapter 3",
    passages: [
      ["one", "One", "Cytokine. Cytokine. Cytokine."],
      ["two", "Two", "A cytokine, more cytokine."],
      ["some", "Some", "Many cytokines."],
    ],
  });
  const { meant, results } = find(other, "Cytokyne");
  assert.deepEqual(meant[0], {
    typed: "Cytokyne",
    joined: false,
    how: "near",
    uses: [
      ["cytokine", 0.6],
      ["cytokines", 0.6],
    ],
    others: ["cytokine", "cytokines"],
  });
  assert.equal(results.length, 3);
});

test("small words count only where there is no other", () => {
  assert.deepEqual(places("what is a cure"), ["b.html#cure"]);
  assert.notDeepEqual(places("is"), []);
});

test("passages that have all words are shown, else those that have most of what was asked", () => {
  assert.deepEqual(places("cytokines person"), ["a.html#alarm"]);
  const { whole, results } = find(book, "cytokines cure fever");
  assert.equal(whole, false);
  assert.deepEqual(
    results.map(({ place }) => place),
    ["alarm"],
  );
});

test("a word that is nowhere does not hide what the others find", () => {
  const { meant, whole, results } = find(book, "zebra leukaemia");
  assert.deepEqual(
    meant.map(({ how }) => how),
    ["unknown", "known"],
  );
  assert.equal(whole, true);
  assert.equal(results[0].place, "alarm");
});

test("where a heading has the words, the piece of its text that has them too is at hand", () => {
  const [{ texts }] = find(book, "car t").results;
  assert.deepEqual(texts, ["CAR T cells multiply.\nThey come from the person."]);
});

test("of a word that is nowhere nothing is shown, and words that look like it are known", () => {
  assert.deepEqual(places("zebra"), []);
  assert.deepEqual(how("zebra"), ["unknown"]);
  assert.deepEqual(likest(book, "multiplicar"), ["multiplies"]);
  assert.deepEqual(likest(book, "zebra"), []);
});

test("no question breaks it", () => {
  for (const question of [
    "",
    " ",
    "<b>",
    '"',
    "\\",
    "(",
    "[a-",
    "*",
    "%00",
    "constructor",
    "__proto__",
    "\ud800",
    "🙂",
    "a".repeat(200),
  ])
    assert.deepEqual(places(question), [], question);
});

test("what opens a page comes first, and what stands in a box for the curious last", () => {
  const other = empty();
  const text = "A word on measles.";
  put(other, GROUPS[0], {
    path: "c.html",
    title: "Chapter 3",
    passages: [
      ["box", "Go deeper", text, "", 1],
      ["part", "Explain", text],
      ["top", "", text],
    ],
  });
  assert.deepEqual(
    find(other, "measles").results.map(({ place }) => place),
    ["top", "part", "box"],
  );
});

test("words that stand side by side as asked come before the same words apart", () => {
  const other = empty();
  const passages = [
    ["apart", "One", "One side has effects. Effects on one side."],
    ["beside", "Two", "Of side effects we say more in words that follow here and there."],
  ];
  put(other, GROUPS[0], { path: "c.html", title: "Chapter 3", passages });
  assert.deepEqual(
    find(other, "side effects").results.map(({ place }) => place),
    ["beside", "apart"],
  );
});

test("a passage that is called what was asked comes before one that says it more often", () => {
  const other = empty();
  const passages = [
    ["long", "Cytokine release", "Too many cytokines: cytokine after cytokine."],
    ["term", "Cytokine", "A protein that cells use."],
  ];
  put(other, GROUPS[0], { path: "c.html", title: "Glossary", passages });
  assert.deepEqual(
    find(other, "cytokine").results.map(({ place }) => place),
    ["term", "long"],
  );
});
