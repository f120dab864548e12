/**
 * <lupus-car>: Build a CAR. Four parts to switch in and out; the receptor is drawn, and one sentence says
 * what the cell can do.
 */
import { draw, make } from "../dom/nodes.js";
import * as ACTORS from "../look/actors.js";
import { opened, option, piece, reply } from "./_piece.js";
import { does, fitting, HELPERS } from "./_car_receptor.js";
import css from "./car.css";

const WORDS = {
  alt: (list) =>
    `Drawing of the receptor across the membrane of a T cell, under a B cell with the tag CD19. In: ${list || "no part"}.`,
  binder: "binder",
  binderDoes: "Binder: grips the tag",
  cell: "B cell",
  divides: "divides",
  goes: "B cell is removed",
  helper: "helper signal",
  helperSignal: "Helper signal",
  inside: "inside the T cell",
  none: "none",
  parts: "Parts",
  start: "start signal",
  startDoes: "Start signal: CD3ζ",
  stem: "stem",
  stemDoes: "Stem: crosses the membrane",
  tag: "tag CD19",
  tires: "soon tires",
};

function wake(element) {
  const { before, options, after } = opened(element);
  const cases = options.map(({ box }) => ({
    without: list(box.dataset.without),
    with: list(box.dataset.with),
  }));
  // Every combination has its sentence, or the list stays a list.
  if (!every((parts) => fitting(cases, parts) >= 0)) return false;
  const telling = options.map(({ rest }) => reply(rest));
  const box = (name, words) => option("checkbox", null, name, words);
  const boxes = {
    binder: box("binder", WORDS.binderDoes),
    stem: box("stem", WORDS.stemDoes),
    start: box("start", WORDS.startDoes),
  };
  const name = `${element.key}-helper`;
  const helpers = [...HELPERS, ""].map((one) => option("radio", name, one, one || WORDS.none));
  const said = make("div", { class: "reply", role: "status" });
  const picture = make("div", { class: "picture" });
  const show = () => {
    const parts = {
      ...Object.fromEntries(Object.entries(boxes).map(([part, { input }]) => [part, input.checked])),
      helper: helpers.find(({ input }) => input.checked).input.value,
    };
    picture.replaceChildren(receptor(parts));
    const told = telling[fitting(cases, parts)];
    if (told !== said.firstChild) said.replaceChildren(told);
  };
  for (const { input } of Object.values(boxes)) input.checked = true;
  helpers[0].input.checked = true;
  for (const { input } of [...Object.values(boxes), ...helpers]) input.addEventListener("change", show);
  const helper = make(
    "fieldset",
    { class: "helper" },
    make("legend", { class: "small" }, WORDS.helperSignal),
    make("div", { class: "chips" }, ...helpers.map(({ label }) => label)),
  );
  const controls = make(
    "fieldset",
    {},
    make("legend", { class: "small" }, WORDS.parts),
    make("div", { class: "options" }, boxes.binder.label, boxes.stem.label, helper, boxes.start.label),
  );
  element.replaceChildren(
    ...before,
    make("div", { class: "beside" }, make("div", {}, picture, said), controls),
    ...after,
  );
  element.classList.add("framed");
  show();
  return true;
}

const list = (text) => (text ?? "").split(/\s+/).filter(Boolean);

/** True if `holds` is true for all combinations of parts. */
function every(holds) {
  const onOff = [true, false];
  return onOff.every((binder) =>
    onOff.every((stem) =>
      onOff.every((start) => [...HELPERS, ""].every((helper) => holds({ binder, stem, start, helper }))),
    ),
  );
}

/** The receptor across the membrane; a part that is out is an empty outline. */
function receptor(parts) {
  const { grips, acts, lasts } = does(parts);
  const at = (name) => (parts[name] ? "in" : "out");
  const text = (x, y, words, kind = "") => draw("text", { x, y, class: kind }, words);
  const part = (name, label, y, ...shapes) => draw("g", { class: at(name) }, ...shapes, text(196, y, label));
  const actor = (parts, x, y, scale, kind) =>
    draw(
      "g",
      { class: kind, transform: `translate(${x},${y}) scale(${scale})` },
      ...parts.map((one) => draw("path", one)),
    );
  const names = [
    parts.binder && WORDS.binder,
    parts.stem && WORDS.stem,
    parts.helper && `${WORDS.helper} ${parts.helper}`,
    parts.start && WORDS.startDoes,
  ].filter(Boolean);
  return draw(
    "svg",
    { viewBox: "0 0 320 360", role: "img", "aria-label": WORDS.alt(names.join(", ")) },
    draw("rect", { x: 0, y: 186, width: 320, height: 174, class: "cell" }),
    draw(
      "g",
      { class: `b ${acts ? "gone" : ""}`, transform: `translate(0,${grips ? 0 : -14})` },
      draw("path", { d: "M30,0A128,76 0 0 0 290,0" }),
      text(160, 34, acts ? WORDS.goes : WORDS.cell, "middle"),
      text(196, 92, WORDS.tag),
    ),
    part("binder", WORDS.binder, 132, actor(ACTORS["binder"], 160, 118, 3, "binder")),
    draw("path", {
      d: `M160,76v18m-8,8a8,8 0 1 0 16,0a8,8 0 1 0 -16,0z`,
      class: `tag ${acts ? "gone" : ""}`,
      transform: `translate(0,${grips ? 0 : -14})`,
    }),
    draw("path", { d: "M0,180h320M0,192h320", class: "membrane" }),
    part("stem", WORDS.stem, 168, draw("path", { d: "M160,150v60", class: "stem" })),
    part(
      "helper",
      parts.helper || WORDS.helper,
      244,
      draw("rect", { x: 138, y: 220, width: 44, height: 36, rx: 8 }),
    ),
    part("start", WORDS.start, 288, draw("rect", { x: 138, y: 264, width: 44, height: 36, rx: 8 })),
    acts
      ? draw(
          "g",
          { class: "acts" },
          draw("path", { d: "M160,304v16m-6,-7l6,7l6,-7", class: "arrow" }),
          ...(lasts ? [136, 184] : [160]).map((x) =>
            actor(ACTORS["car_t"], x, 340, 1.6, `actor ${lasts ? "" : "tired"}`),
          ),
          text(lasts ? 210 : 196, 345, lasts ? WORDS.divides : WORDS.tires),
        )
      : null,
    text(8, 210, WORDS.inside, "quiet"),
  );
}

piece("car", wake, css);
