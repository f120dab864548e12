/**
 * <lupus-cards>: a list of <details> as cards that turn over; counts on the back are drawn as rows of marks:
 * a filled dot is a person whom it struck; with data-better a filled square one who got better.
 */
import { counts } from "./_card_dots.js";
import { draw, make } from "../dom/nodes.js";
import { opened, piece } from "./_piece.js";
import css from "./cards.css";

const WORDS = {
  all: "Turn all cards over",
  back: "Turn all cards back",
  key: "A filled dot is a person whom it struck, a filled square one who got better.",
};
const ROW = 25;
const STEP = 11;

function wake(element) {
  const { before, options, after } = opened(element);
  if (options.length < 2) return false;
  const boxes = options.map(({ box }) => box);
  for (const { box } of options) {
    const items = [...box.querySelectorAll("li")];
    counts(box.dataset.dots).forEach((count, i) => {
      if (count && items[i]) items[i].append(marks(count, "better" in box.dataset));
    });
    box.append(
      make("div", { class: "back" }, ...[...box.childNodes].filter((node) => node.nodeName !== "SUMMARY")),
    );
  }
  const all = make("button", { type: "button" }, WORDS.all);
  const isOpen = () => boxes.every((box) => box.open);
  all.addEventListener("click", () => {
    const open = !isOpen();
    boxes.forEach((box) => {
      box.open = open;
    });
  });
  boxes.forEach((box) =>
    box.addEventListener("toggle", () => {
      all.textContent = isOpen() ? WORDS.back : WORDS.all;
    }),
  );
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = boxes.filter((box) => !box.open);
    closed.forEach((box) => {
      box.open = true;
    });
  });
  addEventListener("afterprint", () =>
    closed.forEach((box) => {
      box.open = false;
    }),
  );
  const both =
    new Set(boxes.filter((box) => box.dataset.dots).map((box) => "better" in box.dataset)).size > 1;
  element.replaceChildren(
    ...before,
    ...(both ? [make("p", { class: "small" }, WORDS.key)] : []),
    make("div", { class: "deck" }, ...boxes),
    make("div", { class: "verbs" }, all),
    ...after,
  );
  return true;
}

/** So many filled marks of all, each kind one path; the words stand beside them. */
function marks({ filled, all }, better) {
  const rows = Math.ceil(all / ROW);
  const shape = better ? "m-4-4h8v8h-8z" : "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
  const one = (i) => `M${((i % ROW) + 0.5) * STEP} ${(Math.floor(i / ROW) + 0.5) * STEP}${shape}`;
  const places = Array.from({ length: all }, (_, i) => one(i));
  return draw(
    "svg",
    { viewBox: `0 0 ${ROW * STEP} ${rows * STEP}`, class: "dots", "aria-hidden": "true" },
    draw("path", { class: "on", d: places.slice(0, filled).join("") }),
    draw("path", { d: places.slice(filled).join("") }),
  );
}

piece("cards", wake, css);
