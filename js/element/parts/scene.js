/**
 * The model's stage above the picture of its time course, or beside it where there is room, on the same day. Its
 * script is asked for when it is first drawn; its place is kept until then. Two models have a stage each.
 */
import { make } from "../../dom/nodes.js";
import { view, viewInTurns } from "../../figure/views.js";
import { endOf } from "../../measure/day.js";
import { stageOn } from "../../model/shown.js";
import { stageOf } from "../../model/views.js";
/** @import { Explorable, Model, Scene, Settings } from "../../types.d.ts" */

/**
 * keep, update and cursor are given the size of the stage: the first keeps its place, the others draw and return
 * {pace, words}.
 * @type {(explorable: Explorable) => Scene}
 */
export const mount = (explorable) => (explorable.model.models ? two(explorable) : one(explorable));

/** A quiet room, without words, until it is played in; with the strip of its still figure, where that has one. */
const quietRoom = (...strip) => make("div", {}, make("div", { class: "waits" }, ...strip));

/** A page has it in the first of its figures, above the curve; put away by now (../still.js). */
function strip(explorable) {
  const still = explorable.querySelector("template")?.content.querySelector("figure");
  const [first, second] = still?.querySelectorAll(":scope > svg, :scope > img") ?? [];
  return second ? [first.cloneNode(true)] : [];
}

function one(explorable) {
  const {
    model,
    change,
    nodes: { picture },
  } = explorable;
  const place = quietRoom(...strip(explorable));
  const node = make("div", { class: "scene" }, place);
  let shown;
  const keep = (settings, size) => {
    const declared = stageOn(model, settings);
    node.hidden = !declared;
    picture.classList.toggle("beside", !!declared && size.beside);
    if (declared) place.style.minHeight = `${size.height}px`;
  };
  const update = (run, settings, size) => {
    const declared = stageOn(model, settings);
    if (!declared) return {};
    shown ??= (explorable.hurried ? view : viewInTurns)(model, declared.name, change);
    return shown.draw(place, run, settings, size) ?? {};
  };
  const tell = (run, settings) => {
    if (shown && !node.hidden) shown.tell?.(place, run, settings);
  };
  return { node, keep, update, cursor: update, tell, stop: () => shown?.stop?.() };
}

/** Two bodies on the same day: side by side, or one over the other on a phone. They are looked at, no more. */
function two({ model, change }) {
  const stages = model.models.map((own, i) => {
    const place = quietRoom();
    const name = make("p", { class: "whose" }, model.labels[i]);
    return { place, node: make("div", {}, name, place), shown: view(own, stageOf(own).name, change) };
  });
  const node = make("div", { class: "scene two" }, ...stages.map((stage) => stage.node));
  const keep = (settings, size) => {
    node.hidden = !stageOn(model, settings);
    if (node.hidden) return;
    node.classList.toggle("beside", size.beside);
    stages.forEach(({ place }) => {
      place.style.minHeight = `${size.height}px`;
    });
  };
  const update = (run, settings, size) => {
    if (node.hidden) return {};
    stages.forEach(({ node: own, place, shown }, i) => {
      const { words } = shown.draw(place, run.runs[i], quiet(settings, run), size) ?? {};
      if (words && place.nextSibling !== words) own.append(words);
    });
    return { day: settings.time ?? endOf(run.model) };
  };
  const tell = (run, settings) => {
    if (!node.hidden) stages.forEach(({ place, shown }, i) => shown.tell?.(place, run.runs[i], settings));
  };
  return {
    node,
    keep,
    update,
    cursor: update,
    tell,
    stop: () => stages.forEach(({ shown }) => shown.stop?.()),
  };
}

/**
 * Settings of a stage among two: both show the same day, the last one while none is chosen.
 * @type {(settings: Settings, run: any) => Settings}
 */
const quiet = (settings, run) => ({ ...settings, time: settings.time ?? endOf(run.model), show: null });
