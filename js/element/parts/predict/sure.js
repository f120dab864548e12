/** How sure a reader is, asked with every prediction. */
import { make } from "../../../dom/nodes.js";
import { STRINGS } from "../../../strings/en_more.js";

export class Sure {
  /** @param {string | null} [kept] the key of an answer that is not locked yet */
  constructor(kept) {
    this.inputs = Object.keys(STRINGS.sureness).map((value) =>
      make("input", { type: "radio", name: "sure", value, checked: kept === value }),
    );
    this.node = make(
      "fieldset",
      { class: "sure pills" },
      make("legend", {}, STRINGS.sure),
      ...this.inputs.map((input) =>
        make("label", {}, input, make("span", {}, STRINGS.sureness[input.value])),
      ),
    );
  }

  /** The key of what was chosen, or null. */
  get key() {
    return this.inputs.find((one) => one.checked)?.value ?? null;
  }
}
