/**
 * The prepared cases that the element offers, all of the model's unless it names some, with the words of the
 * one that is on.
 */
import { make, put, say } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en_more.js";
import { presetOf } from "../../model/values.js";
import { onlyPatients } from "../../model/views.js";
import { settingsInWords } from "../../words/sentences.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount({ model, settings: { start }, change }) {
  const some = start.cases.length > 1 && !onlyPatients(model, start.views);
  return some ? new Presets(model, start.cases, change) : null;
}

class Presets {
  /**
   * The same choice twice: buttons where there is room, one menu on a phone. The style sheet shows one of
   * them.
   */
  constructor(model, presets, change) {
    this.model = model;
    this.presets = presets;
    this.chips = presets.map((preset) => {
      const chip = make("button", { type: "button", class: "chip" }, preset.label ?? preset.name);
      chip.addEventListener("click", () => change({ values: { ...preset.values } }));
      return chip;
    });
    this.menu = make(
      "select",
      {},
      make("option", { value: "" }, STRINGS.own),
      ...presets.map(({ name, label }) => make("option", { value: name }, label ?? name)),
    );
    this.menu.addEventListener("change", () => {
      const preset = presets.find(({ name }) => name === this.menu.value);
      if (preset) change({ values: { ...preset.values } });
    });
    this.words = make("p", { class: "preset-words" });
    this.node = make(
      "div",
      { class: "presets" },
      make(
        "div",
        { class: "chips", role: "group", "aria-labelledby": "presets" },
        make("span", { class: "presets-name", id: "presets" }, STRINGS.presets),
        ...this.chips,
      ),
      make("label", {}, STRINGS.presets, this.menu),
      this.words,
    );
  }

  update(run, { values, hidden }) {
    const { model, presets } = this;
    const now = presetOf(model, values);
    const named = presets.includes(now) ? now.name : "";
    if (this.menu.value !== named) this.menu.value = named;
    this.node.hidden = hidden.includes("presets");
    this.chips.forEach((chip, i) => put(chip, { "aria-pressed": presets[i] === now }));
  }

  tell(run, { values, locale }) {
    const { model } = this;
    const now = presetOf(model, values);
    say(this.words, now?.caption ?? settingsInWords(model, values, locale));
  }
}
