import assert from "node:assert/strict";
import { test } from "node:test";
import { alike, near, stem, tokens } from "../../../js/search/words.js";

const words = (text) => tokens(text).map(({ word }) => word);

test("a letter that stands alone goes with its neighbours, however they are joined", () => {
  assert.deepEqual(words("CAR T cells"), ["car", "cart", "cells", "tcells"]);
  for (const text of ["CAR-T", "car\u00a0t", "CAR‑T"]) assert.ok(words(text).includes("cart"), text);
  assert.deepEqual(words("IL-6"), ["il", "il6"]);
});

test("the articles and words far apart make no pair", () => {
  assert.deepEqual(words("a cell. T"), ["cell"]);
});

test("words are compared without accents and capitals, and keep their places", () => {
  const text = "İn Müller’s Sjögren";
  for (const { word, start, end, joined } of tokens(text))
    if (!joined)
      assert.equal(text.slice(start, end).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(), word);
  assert.ok(words(text).includes("muller"));
  assert.ok(words(text).includes("sjogren"));
});

test("forms of a word share a stem", () => {
  assert.equal(new Set(["vaccine", "vaccines", "vaccinated", "vaccination"].map(stem)).size, 1);
  assert.equal(stem("antibody"), stem("antibodies"));
  assert.notEqual(stem("cd19"), stem("cd20"));
});

test("one wrong, missing, doubled or swapped letter is near; two are not", () => {
  for (const slip of ["cytokyne", "cytokne", "cytokiine", "cytoknie", "xytokine", "cytokin", "cytokines"])
    assert.ok(near(slip, "cytokine"), slip);
  for (const far of ["cyticyne", "cytokinesis", "kytokyne", "ctyoknie", ""])
    assert.ok(!near(far, "cytokine"), far);
});

test("words that share most of their letters look alike", () => {
  assert.equal(alike("same", "same"), 1);
  assert.equal(alike("abc", "xyz"), 0);
  assert.ok(alike("heilung", "healing") > alike("heilung", "half"));
});
