/** A link for a class: the present state, with controls that the teacher hides or locks. */
import { copier } from "../../../dom/copy_button.js";
import { make } from "../../../dom/nodes.js";
import { address, linkable, wordsOfLink } from "../../../export/address.js";
import { HIDEABLE } from "../../../look/conventions.js";
import { STRINGS } from "../../../strings/en.js";

export function mount(explorable) {
  const { state } = explorable;
  // A page that a teacher has prepared does not hand out the tool to unlock it.
  if (!linkable(explorable) || state.hiddenByLink.length || state.locked.size) return null;
  const list = make("div", { class: "controls" });
  const { button, note } = copier(STRINGS.copyClass, () => prepared(explorable, list), wordsOfLink());
  const node = make(
    "details",
    { class: "classroom" },
    make("summary", {}, STRINGS.classLink),
    make("p", {}, STRINGS.classHow),
    state.start.predict ? make("p", {}, STRINGS.classAsks) : null,
    list,
    button,
    note,
  );
  let level;
  const update = () => {
    if (!node.open || level === state.level) return;
    level = state.level;
    list.replaceChildren(
      ...state.knobs.map((knob) => choice(knob)),
      parts(HIDEABLE.filter((part) => !state.start.hide.includes(part))),
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
  const { state } = explorable;
  const view = Object.create(state, {
    hidden: { value: new Set([...chosen("hide"), ...parts]) },
    locked: { value: new Set(chosen("lock")) },
    prediction: { value: null },
  });
  return address(explorable, view);
}
