/** Guided, Explore, Sandbox: how many of the model's knobs are on the table. Skipping ahead is allowed. */
import { make } from "../../dom/nodes.js";
import { LEVELS } from "../../look/conventions.js";
import { knobsAt, veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en_more.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount({ model, settings: first, change }) {
  const knobs = (level) => knobsAt(model, first, level).length;
  // A level that adds no knob is no choice.
  const worth = LEVELS.filter((level, i) => i === 0 || knobs(level) > knobs(LEVELS[i - 1]));
  if (worth.length < 2) return null;
  const told = (level) => `${STRINGS.level[level]}, ${STRINGS.levelKnobs(knobs(level))}`;
  const inputs = worth.map((level) =>
    make("input", { type: "radio", name: "level", value: level, "aria-label": told(level) }),
  );
  inputs.forEach((input) => input.addEventListener("change", () => change({ level: input.value })));
  const count = (level) => make("span", { class: "count" }, String(knobs(level)));
  const node = make(
    "fieldset",
    { class: "levels pills" },
    make("legend", {}, STRINGS.levels),
    ...inputs.map((input) =>
      make("label", {}, input, make("span", {}, STRINGS.level[input.value], count(input.value))),
    ),
  );
  const update = (run, settings) => {
    const here = worth.findLast((level) => LEVELS.indexOf(level) <= LEVELS.indexOf(settings.level));
    inputs.forEach((input) => {
      input.checked = input.value === here;
    });
    node.hidden = veiled(settings) !== null || settings.hidden.includes("levels");
    node.disabled = settings.locked.includes("levels");
  };
  return { node, update };
}
