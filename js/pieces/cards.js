/** <lupus-cards>: a list of <details> as cards that turn over; counts on the back are drawn as rows of dots. */
import { counts } from "../dots.js";
import { draw, make } from "../make.js";
import { opened, piece } from "../piece.js";
import css from "./cards.css";

const WORDS = { all: "Turn all cards over", back: "Turn all cards back" };
const ROW = 25;
const STEP = 11;

function wake(element) {
  const { before, options, after } = opened(element);
  if (options.length < 2) return false;
  const boxes = options.map(({ box }) => box);
  for (const { box } of options) {
    const items = [...box.querySelectorAll("li")];
    counts(box.dataset.dots).forEach((count, i) => { if (count && items[i]) items[i].append(dots(count)); });
    box.append(make("div", { class: "back" }, ...[...box.childNodes].filter((node) => node.nodeName !== "SUMMARY")));
  }
  const all = make("button", { type: "button" }, WORDS.all);
  const isOpen = () => boxes.every((box) => box.open);
  all.addEventListener("click", () => {
    const open = !isOpen();
    boxes.forEach((box) => { box.open = open; });
  });
  boxes.forEach((box) => box.addEventListener("toggle", () => { all.textContent = isOpen() ? WORDS.back : WORDS.all; }));
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = boxes.filter((box) => !box.open);
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));
  element.replaceChildren(...before, make("div", { class: "deck" }, ...boxes), make("div", { class: "verbs" }, all), ...after);
  return true;
}

/** So many filled dots of all; the words stand beside them. */
function dots({ filled, all }) {
  const rows = Math.ceil(all / ROW);
  const one = (_, i) => draw("circle", { cx: (i % ROW) * STEP + STEP / 2, cy: Math.floor(i / ROW) * STEP + STEP / 2, r: 4, class: i < filled ? "on" : null });
  return draw("svg", { viewBox: `0 0 ${ROW * STEP} ${rows * STEP}`, class: "dots", "aria-hidden": "true" }, ...Array.from({ length: all }, one));
}

piece("cards", wake, css);
