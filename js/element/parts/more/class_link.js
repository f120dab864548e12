/** A link for a class: what is set now, with controls that the teacher hides or locks. */
import { copier } from "../../../dom/copy_button.js";
import { make } from "../../../dom/nodes.js";
import { address, linkable, wordsOfLink } from "../../../export/address.js";
import { HIDEABLE } from "../../../look/conventions.js";
import { hiddenByLink, knobsAt } from "../../../model/shown.js";
import { STRINGS } from "../../../strings/en_drawer.js";

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, settings: first } = explorable;
  // A page that a teacher has prepared does not hand out the tool to unlock it.
  if (!linkable(explorable) || hiddenByLink(first).length || first.locked.length) return null;
  const list = make("div", { class: "controls" });
  const { button, note } = copier(STRINGS.copyClass, () => prepared(explorable, list), wordsOfLink());
  const node = make(
    "details",
    { class: "classroom" },
    make("summary", {}, STRINGS.classLink),
    make("p", {}, STRINGS.classHow),
    first.start.predict ? make("p", {}, STRINGS.classAsks) : null,
    list,
    button,
    note,
  );
  let level;
  const update = () => {
    const { settings } = explorable;
    if (!node.open || level === settings.level) return;
    level = settings.level;
    list.replaceChildren(
      ...knobsAt(model, settings).map((knob) => choice(knob)),
      parts(HIDEABLE.filter((part) => !settings.start.hide.includes(part))),
    );
  };
  node.addEventListener("toggle", update);
  return { node, update };
}

/** One knob: free, locked or hidden. */
function choice({ name, label }) {
  const select = make(
    "select",
    { name },
    ...["free", "lock", "hide"].map((how) => make("option", { value: how }, STRINGS.classChoice[how])),
  );
  return make("label", {}, make("span", {}, label), select);
}

function parts(shown) {
  const box = (part) =>
    make(
      "label",
      { class: "check" },
      make("input", { type: "checkbox", value: part }),
      STRINGS.hideable[part],
    );
  return make("fieldset", {}, make("legend", {}, STRINGS.classHide), ...shown.map(box));
}

/**
 * The address with the teacher's choices, without changing the teacher's own page. A question that the
 * teacher has answered is asked.
 */
function prepared(explorable, list) {
  const chosen = (how) =>
    [...list.querySelectorAll("select")]
      .filter((select) => select.value === how)
      .map((select) => select.name);
  const parts = [...list.querySelectorAll("input:checked")].map((input) => input.value);
  return address(explorable, {
    ...explorable.settings,
    hidden: [...new Set([...chosen("hide"), ...parts])],
    locked: chosen("lock"),
    prediction: null,
  });
}
