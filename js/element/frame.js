/** The parts of the frame and their places, from top to bottom. A new part is an import and a word here. */
import * as again from "./parts/predict_again.js";
import * as beneath from "./parts/view_words.js";
import * as clock from "./parts/clock.js";
import * as copylink from "./parts/copy_link.js";
import * as days from "./parts/event_days.js";
import * as drawer from "./parts/more.js";
import * as failure from "./parts/failure.js";
import * as flags from "./parts/event_flags.js";
import * as grip from "./parts/day_handle.js";
import * as knobs from "./parts/knobs.js";
import { make } from "../dom/nodes.js";
import * as levels from "./parts/levels.js";
import * as picture from "./parts/picture.js";
import * as pin from "./parts/pin_button.js";
import * as pins from "./parts/pinned_runs.js";
import * as presets from "./parts/presets.js";
import * as predict from "./parts/predict/question.js";
import * as startOver from "./parts/start_over.js";
import { STRINGS } from "../strings/en.js";
import * as table from "./parts/run_table.js";
import * as tabs from "./parts/view_tabs.js";
import * as told from "./parts/run_words.js";

/** What an element may be asked for by attribute, beside its model. */
export const ATTRIBUTES = [
  "sliders",
  "views",
  "preset",
  "values",
  "caption",
  "level",
  "pins",
  "predict",
  "hide",
  "cases",
];

/**
 * top: under the question · picture: sticks while a knob moves · play: words and knobs · verbs: buttons, the
 * primary first ·
 * bottom: under all. */
const PLACES = {
  top: [tabs],
  picture: [picture, grip, flags],
  play: [beneath, clock, failure, predict, told, pins, knobs, days, levels],
  verbs: [pin, startOver, again, copylink, drawer],
  bottom: [presets, table],
};

/** {frame, parts}: the frame of an element and its mounted parts in order. */
export function assemble(explorable) {
  const parts = [];
  const place = (name) =>
    PLACES[name]
      .map((part) => part.mount(explorable))
      .filter(Boolean)
      .map((part) => (parts.push(part), part.node));
  const { model, problems } = explorable;
  const caption = explorable.getAttribute("caption") || model.question || model.title;
  const top = place("top");
  const play = [
    make("div", { class: "picture" }, make("div", { class: "stage" }, ...place("picture"))),
    ...place("play"),
  ];
  const verbs = place("verbs");
  const frame = make(
    "div",
    { class: "frame", role: "group", "aria-labelledby": "question" },
    make("p", { class: "question", id: "question" }, caption),
    problems.length
      ? make("ul", { class: "problem", role: "alert" }, ...problems.map((text) => make("li", {}, text)))
      : null,
    make(
      "div",
      { class: "live" },
      ...top,
      make("div", { class: "play" }, ...play),
      make("div", { class: "verbs" }, ...verbs),
      make(
        "div",
        { class: "footer" },
        ...place("bottom"),
        make("p", { class: "teaching" }, STRINGS.teaching),
      ),
    ),
    make("p", { class: "printed" }),
    make("slot"),
  );
  return { frame, parts };
}
