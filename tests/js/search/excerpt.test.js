import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, quote } from "../../../js/search/excerpt.js";

const whole = (parts) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const long = `${"A word goes before it here. ".repeat(20)}Then CAR T cells meet a B cell.${" More is said later.".repeat(20)}`;

test("the words around what was found are shown from where a sentence begins, marked", () => {
  const words = whole(excerpt(long, new Set(["cart", "car", "bcell"])));
  assert.match(
    words,
    /^… (A word goes before it here\. )*Then \[CAR T\] cells meet a \[B cell\]\. More .* …$/,
  );
  assert.ok(words.length < 230, words);
});

test("words that touch are one mark, and lines are told apart", () => {
  assert.equal(
    whole(excerpt("what we say\nMemory cells.\nNext", new Set(["memory", "cells"]))),
    "what we say · [Memory cells]. Next",
  );
});

test("a text without a mark is shown from its beginning", () => {
  assert.equal(whole(excerpt("Short.", new Set(["none"]))), "Short.");
  assert.equal(whole(excerpt("", new Set())), "");
});

test("a quote is whole words of one line", () => {
  assert.equal(quote("first\nall CAR T cells meet", new Set(["cart"])), "CAR T cells meet");
  assert.match(quote(long, new Set(["cart"])), /^CAR T cells meet a B cell\.( \w+\.?)*$/);
  assert.equal(quote("first", new Set(["none"])), "");
});
