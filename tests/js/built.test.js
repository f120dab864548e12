import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { tokenizer } from "acorn";

// Class fields it knows. These came with Chrome 80 and 85.
const NEWER = /^(\?\.|\?\?|\?\?=|&&=|\|\|=)$/;
const STATIC = new URL("../../src/lupusedu/static/", import.meta.url);

test("a browser of 2019 can read every script of a page", async () => {
  const names = (await readdir(STATIC, { recursive: true })).filter((name) => name.endsWith(".js"));
  for (const name of names.filter((one) => one !== "widget.js")) {
    const text = await readFile(new URL(name, STATIC), "utf8");
    const signs = [...tokenizer(text, { ecmaVersion: 2022 })].map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(
      signs.filter((sign) => NEWER.test(sign)),
      [],
      `${name} has what Chrome 76 cannot read`,
    );
  }
  for (const needed of ["explorable.js", "page.js", "theme.js", "views/stage.js", "pieces/quiz.js"])
    assert.ok(names.includes(needed), `${needed} is not there`);
});
