/**
 * The model's stage above the picture of its time course, or beside it where there is room, on the same day. Its
 * script is asked for when it is first drawn; its place is kept until then.
 */
import { make } from "../../dom/nodes.js";
import { view } from "../../figure/views.js";
import { stageOn } from "../../model/shown.js";
/** @import { Explorable, Scene } from "../../types.d.ts" */

/**
 * update and cursor are given the size of the stage, and return what was drawn: {pace, words}.
 * @type {(explorable: Explorable) => Scene}
 */
export function mount({ model, change, nodes: { picture } }) {
  const place = make("div", {}, make("div")); // a quiet room, without words, until it is played in
  const node = make("div", { class: "scene" }, place);
  let shown;
  const update = (run, settings, size) => {
    const declared = stageOn(model, settings);
    node.hidden = !declared;
    picture.classList.toggle("beside", !!declared && size.beside);
    if (!declared) return {};
    place.style.minHeight = `${size.height}px`;
    shown ??= view(model, declared.name, change);
    return shown.draw(place, run, settings, size) ?? {};
  };
  const tell = (run, settings) => {
    if (shown && !node.hidden) shown.tell?.(place, run, settings);
  };
  return { node, update, cursor: update, tell, stop: () => shown?.stop?.() };
}
