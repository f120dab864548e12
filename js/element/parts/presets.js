/**
 * The prepared cases that the element offers, all of the model's unless it names some, with the words of the
 * one that is on.
 */
import { make, say } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { onlyPatients } from "../../model/views.js";
import { settingsInWords } from "../../words/sentences.js";

export const mount = ({ state, locale }) =>
  state.start.cases.length > 1 && !onlyPatients(state) ? new Presets(state, locale) : null;

class Presets {
  /**
   * The same choice twice: buttons where there is room, one menu on a phone. The style sheet shows one of
   * them.
   */
  constructor(state, locale) {
    Object.assign(this, { state, locale });
    const presets = state.start.cases;
    this.chips = presets.map((preset) => {
      const chip = make("button", { type: "button", class: "chip" }, preset.label ?? preset.name);
      chip.addEventListener("click", () => state.replace({ ...preset.values }));
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
      if (preset) state.replace({ ...preset.values });
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

  update() {
    const { model, values, start } = this.state;
    const now = this.state.preset();
    this.menu.value = start.cases.includes(now) ? now.name : "";
    this.node.hidden = this.state.hidden.has("presets");
    this.chips.forEach((chip, i) => chip.setAttribute("aria-pressed", start.cases[i] === now));
    say(this.words, now?.caption ?? settingsInWords(model, values, this.locale));
  }
}
