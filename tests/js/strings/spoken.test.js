import assert from "node:assert/strict";
import { test } from "node:test";
import { translated } from "../../../js/model/translated.js";
import { inLanguage } from "../../../js/strings/language.js";
import { decay } from "../given/models.js";

test("a model in another language tells that language's sentences, and its own where there are none", (t) => {
  const words = [[["Acaba en ", { measure: ["end", "N"], form: "d" }, "."]]];
  const models = { any: { "A small model": "Un modelo pequeño" } };
  globalThis.lupusedu = { strings: { es: { translated, models, told: { decay: words } } } };
  t.after(() => delete globalThis.lupusedu);
  const spanish = inLanguage(decay, "es-MX");
  assert.deepEqual([spanish.title, spanish.words], ["Un modelo pequeño", words]);
  assert.deepEqual(inLanguage({ ...decay, name: "other" }, "es").words, decay.words);
  // The script may have come without the words of any model.
  globalThis.lupusedu.strings.es = { translated };
  assert.equal(inLanguage(decay, "es"), decay);
});
