/** The parts of the frame and their places, from top to bottom. A new part is an import and a word here. */
import * as again from "./again.js";
import * as beneath from "./beneath.js";
import * as clock from "./clock.js";
import * as copylink from "./copylink.js";
import * as days from "./days.js";
import * as drawer from "./drawer.js";
import * as failure from "./failure.js";
import * as flags from "./flags.js";
import * as grip from "./grip.js";
import * as knobs from "./knobs.js";
import { make } from "./make.js";
import * as levels from "./levels.js";
import * as picture from "./picture.js";
import * as pin from "./pin.js";
import * as pins from "./pins.js";
import * as presets from "./presets.js";
import * as predict from "./predict.js";
import * as startOver from "./over.js";
import { STRINGS } from "./strings.js";
import * as table from "./tabulated.js";
import * as tabs from "./tabs.js";
import * as told from "./told.js";

/** What an element may be asked for by attribute, beside its model. */
export const ATTRIBUTES = ["sliders", "views", "preset", "values", "caption", "level", "pins", "predict", "hide", "cases"];

/** top: under the question · picture: sticks while a knob moves · play: words and knobs · verbs: buttons, the primary first ·
 * more: what a click on "More" shows · bottom: under all. */
const PLACES = {
  top: [tabs],
  picture: [picture, grip, flags],
  play: [beneath, clock, failure, predict, told, pins, knobs, days, levels],
  verbs: [pin, startOver, again, copylink, drawer],
  more: [],
  bottom: [presets, table],
};

/** {frame, parts}: the frame of an element and its mounted parts in order. */
export function assemble(explorable) {
  const parts = [];
  const place = (name) => PLACES[name].map((part) => part.mount(explorable)).filter(Boolean).map((part) => (parts.push(part), part.node));
  const { model, problems } = explorable;
  const caption = explorable.getAttribute("caption") || model.question || model.title;
  const top = place("top");
  const play = [make("div", { class: "picture" }, make("div", { class: "stage" }, ...place("picture"))), ...place("play")];
  const verbs = place("verbs");
  const more = place("more");
  const frame = make("div", { class: "frame", role: "group", "aria-labelledby": "question" },
    make("p", { class: "question", id: "question" }, caption),
    problems.length ? make("ul", { class: "problem", role: "alert" }, ...problems.map((text) => make("li", {}, text))) : null,
    make("div", { class: "live" }, ...top, make("div", { class: "play" }, ...play),
      make("div", { class: "verbs" }, ...verbs, more.length ? make("details", { class: "more" }, make("summary", {}, STRINGS.moreVerbs), make("div", { class: "drawer" }, ...more)) : null),
      make("div", { class: "footer" }, ...place("bottom"), make("p", { class: "teaching" }, STRINGS.teaching))),
    make("p", { class: "printed" }), make("slot"));
  return { frame, parts };
}
