/** Guided, Explore, Sandbox: how many of the model's knobs are on the table. Skipping ahead is allowed. */
import { make } from "../../dom/nodes.js";
import { LEVELS } from "../../look/conventions.js";
import { STRINGS } from "../../strings/en.js";

export function mount({ state }) {
  // A level that adds no knob is no choice.
  const worth = LEVELS.filter(
    (level, i) => i === 0 || state.knobsAt(level).length > state.knobsAt(LEVELS[i - 1]).length,
  );
  if (worth.length < 2) return null;
  const told = (level) => `${STRINGS.level[level]}, ${STRINGS.levelKnobs(state.knobsAt(level).length)}`;
  const inputs = worth.map((level) =>
    make("input", { type: "radio", name: "level", value: level, "aria-label": told(level) }),
  );
  inputs.forEach((input) => input.addEventListener("change", () => state.climb(input.value)));
  const count = (level) => make("span", { class: "count" }, String(state.knobsAt(level).length));
  const node = make(
    "fieldset",
    { class: "levels" },
    make("legend", {}, STRINGS.levels),
    ...inputs.map((input) =>
      make("label", {}, input, make("span", {}, STRINGS.level[input.value], count(input.value))),
    ),
  );
  const update = () => {
    const here = worth.findLast((level) => LEVELS.indexOf(level) <= LEVELS.indexOf(state.level));
    inputs.forEach((input) => {
      input.checked = input.value === here;
    });
    node.hidden = state.veiled !== null || state.hidden.has("levels");
    node.disabled = state.locked.has("levels");
  };
  return { node, update };
}
