/**
 * <lupus-body>: a picture with marks, and a list of its parts. Tap a mark or choose from the list: the part's
 * facts stand beside the picture.
 */
import { make } from "../dom/nodes.js";
import { opened, option, piece } from "./_piece.js";
import { places } from "./_body_places.js";
import css from "./body.css";

const WORDS = { parts: "Choose a part, here or in the picture" };

function wake(element) {
  const { before, options, after } = opened(element);
  const picture = element.querySelector("svg, img");
  if (options.length < 2 || !picture || options.some(({ box }) => box.contains(picture))) return false;
  const start = Math.max(
    0,
    options.findIndex(({ box }) => box.open),
  );
  const name = `${element.key}-part`;
  const rows = options.map(({ text }, i) => option("radio", name, i, text));
  const facts = options.map(({ summary, rest }) =>
    make("div", { class: "fact" }, make("p", { class: "name" }, ...summary), make("div", {}, ...rest)),
  );
  const spots = options.map(({ box }) => places(box.dataset.at).map(spot));
  const show = (place) => {
    rows[place].input.checked = true;
    facts.forEach((fact, i) => {
      fact.hidden = i !== place;
    });
    spots.forEach((all, i) => all.forEach((spot) => spot.classList.toggle("on", i === place)));
  };
  rows.forEach(({ input }, i) => input.addEventListener("change", () => show(i)));
  // The marks are a second way for the hand; keyboard and screen reader have the whole list.
  spots.forEach((all, i) => all.forEach((spot) => spot.addEventListener("click", () => show(i))));
  const frame = make("div", { class: "map" });
  picture.replaceWith(frame);
  frame.append(picture, ...spots.flat());
  const top = before.find((node) => node === picture || node.contains(frame));
  const list = make(
    "fieldset",
    {},
    make("legend", { class: "small" }, WORDS.parts),
    make("div", { class: "chips" }, ...rows.map(({ label }) => label)),
  );
  element.replaceChildren(
    ...before.filter((node) => node !== top && node !== picture),
    make(
      "div",
      { class: "beside" },
      frame,
      make("div", {}, make("div", { class: "facts", role: "status" }, ...facts), list),
    ),
    ...after,
  );
  element.classList.add("framed");
  show(start);
  return true;
}

function spot([x, y]) {
  const node = make("span", { class: "spot", "aria-hidden": "true" });
  Object.assign(node.style, { left: `${x}%`, top: `${y}%` });
  return node;
}

piece("body", wake, css);
