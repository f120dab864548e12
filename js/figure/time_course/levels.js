/** What lies on the ground of a time course with words of its own: levels, and days nobody has seen. */
import { wrap } from "../room.js";
import { shape } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";

/** {shade, words}: the days on which no one has been followed yet. */
export function beyond({ followed }, points, { x, tall, inner, last, row }, room, { text, measure }) {
  if (!followed || followed >= last) return { shade: [], words: [] };
  const from = x.scale(followed);
  const words = wrap(STRINGS.beyond, inner - from - 10, (part) => measure(part, text, 400));
  const high = words.length * row;
  const box = room.find(
    [0.45, 0.6, 0.75, 0.3, 0.15, 0.9, 0]
      .map((part) => Math.min(part * tall, tall - high - 2))
      .map((top) => ({ left: from + 4, right: inner - 4, top, bottom: top + high })),
    points,
  );
  return {
    shade: [shape("rect", { class: "beyond", x: from, y: 0, width: inner - from, height: tall })],
    words: box ? [written(words, box, row)] : [],
  };
}

/** Quiet lines of words from a place down. */
const written = (words, { left, top }, row) =>
  shape(
    "text",
    { class: "quiet halo" },
    ...words.map((part, i) => shape("tspan", { x: left, y: top + (i + 0.8) * row }, part)),
  );

/**
 * Quiet dashed levels, {rules, words, aside}: their words where the curves of the first run and the reader's
 * band (`points`) leave room, best where pinned runs do too (`all`): on one line or more, over, on or under it. Those
 * for which there is none stand aside, between the names at the line ends; in a low picture, where these have no
 * room to give, over the curves.
 */
export function levels(plot, points, all, { y, inner, tall, row, right, labels }, room, { text, measure }) {
  const width = (part) => measure(part, text, 400);
  const made = { rules: [], words: [], aside: [] };
  let lines = labels.flat().length;
  for (const { value, label } of plot.lines) {
    const at = y(value);
    made.rules.push(shape("line", { class: "level", x2: inner, y1: at, y2: at }));
    const boxes = placesOf(label, at, inner, row, width);
    const beside = wrap(label, right - 20, width);
    const low = (lines + beside.length) * (row + 3) > tall + row;
    const box =
      room.find(boxes, all, true) ??
      room.find(boxes, points, true) ??
      (low ? room.find(boxes, points) : null);
    if (box) {
      made.words.push(written(box.words, box, row));
      continue;
    }
    made.aside.push({ at, words: beside, kind: "quiet halo" });
    lines += beside.length;
  }
  return made;
}

const AWAY = 28; // px from the axis: nearer to it, its figure and the words read as one, "0 low activity"

/** Boxes for the words of a level, the best first. */
const placesOf = (label, at, inner, row, width) =>
  [1, 0.62, 0.42].flatMap((part) => {
    const words = wrap(label, width(label) * part, width);
    const [long, high] = [Math.max(...words.map(width)), words.length * row];
    return [0.98, 0.5, 0.38, 0.62, 0.25, 0.75, 0.12]
      .map((part) => Math.max(4, Math.min(AWAY, inner - long), part * (inner - long)))
      .flatMap((left) =>
        [at - 4 - high, at - high / 2, at + 3].map((top) => ({
          words,
          left,
          right: left + long,
          top,
          bottom: top + high,
        })),
      );
  });
