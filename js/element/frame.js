/** The parts of the frame and their places, from top to bottom. A new part is an import and a word here. */
import * as beneath from "./parts/view_words.js";
import * as clock from "./parts/clock.js";
import * as drawer from "./parts/more.js";
import * as failure from "./parts/failure.js";
import * as flags from "./parts/event_flags.js";
import * as grip from "./parts/day_handle.js";
import * as knobs from "./parts/knobs.js";
import { more } from "./later.js";
import { make } from "../dom/nodes.js";
import * as canvas from "./parts/picture.js";
import * as pins from "./parts/pins.js";
import * as scene from "./parts/scene.js";
import * as startOver from "./parts/start_over.js";
import { stageOf } from "../model/views.js";
import { STRINGS } from "../strings/en.js";
import * as tabs from "./parts/view_tabs.js";
import * as told from "./parts/run_words.js";
import { casesNamed } from "../model/shown.js";
/** @import { Explorable, Mount, Part, Picture, Scene } from "../types.d.ts" */

/**
 * top: under the question · picture: sticks while a knob moves · play: days, knobs and
 * words · bottom: under all. What the second script brings (later.js) is a function: it stands here only where
 * the page asks for it.
 * @type {Record<string, ({ mount: Mount } | ((explorable: Explorable) => { mount: Mount } | null))[]>}
 */
const PLACES = {
  top: [tabs],
  picture: [grip, flags],
  play: [
    clock,
    // Steps and their knob stand right under the picture.
    (explorable) => (stepwise(explorable) ? null : beneath),
    failure,
    ({ settings }) => (settings.start.predict ? more()?.question : null),
    (explorable) => (stepwise(explorable) ? more()?.steps : null),
    knobs,
    (explorable) => (stepwise(explorable) ? beneath : null),
    ({ model, settings }) => (casesNamed(model, settings) ? more()?.presets : null),
    told,
    pins,
  ],
  bottom: [drawer, startOver],
};

const stepwise = ({ settings }) => settings.start.steps.length > 0;

/**
 * The nodes that several parts share, handed to all: no part looks for another's.
 * @type {() => Explorable["nodes"]}
 */
export const nodes = () => ({
  frame: make("div", { class: "frame", role: "group", "aria-labelledby": "question" }),
  picture: make("div", { class: "picture" }),
  stage: make("div", { class: "stage" }),
  canvas: make("div", { class: "canvas" }),
  ask: make("div", { class: "ask" }),
  reply: make("div", { class: "reply" }),
  words: make("div", { class: "words" }),
  printed: make("p", { class: "printed" }),
});

/**
 * {picture, scene, parts}: fills the element's frame; the picture that is drawn, the stage beside it where the
 * model has one, then the other parts in order.
 * @type {(explorable: Explorable) => { picture: Picture, scene: Scene | null, parts: Part[] }}
 */
export function assemble(explorable) {
  const parts = [];
  const place = (name) =>
    PLACES[name]
      .map((part) => (typeof part === "function" ? part(explorable) : part)?.mount(explorable))
      .filter(Boolean)
      .map((part) => (parts.push(part), part.node));
  const { model, problems, settings } = explorable;
  const { frame, picture, stage, printed } = explorable.nodes;
  const top = place("top");
  const drawing = canvas.mount(explorable);
  stage.append(drawing.node, ...place("picture"));
  const acts = stageOf(model.models?.[0] ?? model) ? scene.mount(explorable) : null;
  picture.append(...(acts ? [acts.node] : []), stage);
  const play = make("div", { class: "play" }, picture, ...place("play"));
  const footer = make(
    "div",
    { class: "footer" },
    ...place("bottom"),
    make("p", { class: "teaching" }, STRINGS.teaching),
  );
  const caption = settings.start.caption || model.question || model.title;
  frame.append(
    make("p", { class: "question", id: "question" }, caption),
    ...(problems.length ? [list(problems)] : []),
    make("slot"),
    make("div", { class: "live" }, ...top, play, footer),
    printed,
    make("slot", { name: "steps" }), // without their part they are the list they are
  );
  return { picture: drawing, scene: acts, parts };
}

const list = (problems) =>
  make("ul", { class: "problem", role: "alert" }, ...problems.map((text) => make("li", {}, text)));
