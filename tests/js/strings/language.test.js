import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { ESPANOL } from "../../../js/strings/es.js";
import { STRINGS } from "../../../js/strings/en_more.js";
import "../../../js/strings/en_drawer.js";
import "../../../js/strings/told.js";
import { translated } from "../../../js/model/translated.js";
import { number, unit } from "../../../js/words/numbers.js";
import { decay } from "../given/models.js";

// What comes with the script of a view is of the element, too.
const views = new URL("../../../js/strings/views/", import.meta.url);
await Promise.all((await readdir(views)).map((name) => import(new URL(name, views).href)));

/** "level.guided text", "peak (2)": every string with its kind, a function with the number of its blanks. */
const kinds = (words, path = "") =>
  Object.entries(words)
    .flatMap(([key, word]) =>
      typeof word === "object"
        ? kinds(word, `${path}${key}.`)
        : [`${path}${key} ${typeof word === "function" ? `(${word.length})` : "text"}`],
    )
    .sort();

// Units that read the same in English, and kinds of things that English names as the code does.
const OWN = new Set([
  "units.IU/mL text",
  ...Object.keys(ESPANOL.errors.kinds).map((kind) => `errors.kinds.${kind} text`),
]);

test("every string of the element has a Spanish one, with the same blanks", () => {
  assert.deepEqual(
    kinds(ESPANOL).filter((kind) => !OWN.has(kind)),
    kinds(STRINGS),
  );
});

test("no Spanish string is the English one by oversight", () => {
  const same = Object.entries(ESPANOL)
    .filter(([key, word]) => typeof word === "string" && word === STRINGS[key])
    .map(([key]) => key);
  assert.deepEqual(same, ["listSeparator"]);
});

test("a model is translated wherever a reader meets words, and keeps its names and numbers", () => {
  const model = {
    ...decay,
    words: [[["One."]]],
    events: [{ label: "given", day: () => 1 }],
    views: [
      {
        name: "map",
        kind: "grid",
        title: "Map",
        knob: "k",
        columns: { left: ["a", "b"] },
        ends: ["low", "high"],
      },
    ],
  };
  const loud = translated(model, (text) => text.toUpperCase(), [[["UNO."]]]);
  assert.deepEqual(translated(model, (text) => text).words, [[["One."]]]);
  assert.deepEqual(
    [loud.title, loud.species[0].label, loud.knobs[0].stops[0], loud.presets[1].label, loud.presets[1].name],
    ["A SMALL MODEL", "AMOUNT", { label: "SLOW", values: { k: 0.2 } }, "FAST", "fast"],
  );
  assert.deepEqual([loud.words, loud.events[0].label, loud.events[0].day()], [[[["UNO."]]], "GIVEN", 1]);
  assert.deepEqual(loud.views[0], {
    name: "map",
    kind: "grid",
    title: "MAP",
    knob: "k",
    columns: { LEFT: ["a", "b"] },
    ends: ["LOW", "HIGH"],
  });
  assert.equal(model.title, "A small model");
});

test("numbers and units follow the language", () => {
  assert.deepEqual(
    [number(1234.5, "", "es"), number(0.28, "3", "es"), number(12345, "d", "es-MX")],
    ["1235", "0,28", "12,345"],
  );
  assert.deepEqual([unit("cell/µL"), unit("1"), unit("IU/mL")], ["cells/µL", "", "IU/mL"]);
});

test("every string of the element is said somewhere", async () => {
  const root = new URL("../../../js/", import.meta.url);
  const names = (await readdir(root, { recursive: true })).filter(
    (name) => name.endsWith(".js") && !name.includes("node_modules") && !/^strings\/e[ns]\.js$/.test(name),
  );
  const code = (await Promise.all(names.map((name) => readFile(new URL(name, root), "utf-8")))).join("\n");
  // The copier is given all strings as its words.
  const said = (path, after = "") =>
    new RegExp(`\\b(STRINGS|words)\\.${path.replaceAll(".", "\\.")}\\b${after}`).test(code);
  // A group that is taken whole, as in STRINGS.shape[name], may use any of its strings.
  const silent = (words, group = "") =>
    Object.entries(words)
      .map(([key, word]) => [`${group}${key}`, word])
      .flatMap(([path, word]) =>
        typeof word === "object" && !said(path, "(?!\\.)")
          ? silent(word, `${path}.`)
          : said(path)
            ? []
            : [path],
      );
  assert.deepEqual(silent(STRINGS), []);
});
