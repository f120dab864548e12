/**
 * The events of a run above its time course: their rows, their lines and words, and where their flags lie.
 */
import { shape } from "../../dom/nodes.js";
import { rows } from "../room.js";

/** The events that have words, each on the first row where its words fit; [from, to] inside the picture. */
export function eventRows(run, last, scale, left, width, text, measure) {
  const named = run.jumps
    .filter((jump) => jump.day <= last)
    .flatMap(({ day, marks }) => marks.map((mark) => ({ ...mark, day })));
  const spans = named.map(({ label, day }) => {
    const long = measure(label, text, 400) + 16;
    const from = Math.max(0, Math.min(left + scale(day) - 6, width - long));
    return [from, from + long, left + scale(day)];
  });
  return rows(spans).map((row, i) => ({ ...named[i], row, from: spans[i][0] }));
}

/** The lowest row that is taken, counted from the top; -1 without events. */
const lowest = (events) => Math.max(-1, ...events.map((one) => one.row));

/** Room above the picture for all rows, in px. */
export const tallOf = (events, row) => (events.length ? (lowest(events) + 1) * row + 6 : 0);

/** How far above the picture the words of an event stand, in px. */
const above = (one, events, row) => (lowest(events) - one.row) * row + 8;

/** A line down the picture for each event, with its mark and words over it. */
export const lines = ({ events, x, left, row, tall }) =>
  events.flatMap((one) => {
    const at = x.scale(one.day);
    const up = above(one, events, row);
    return [
      shape("line", { class: "event", x1: at, x2: at, y1: -up + 2, y2: tall }),
      shape("path", {
        class: "event-mark",
        d: "M-5,-6H5L0,2Z",
        transform: `translate(${at},${-up})`,
      }),
      shape("text", { class: "event-words", x: one.from - left + 16, y: -up + 1 }, one.label),
    ];
  });

/** Where a hand takes hold of each event, in px from the top: {label, parameter, y}. */
export const flags = (events, top, row) =>
  events.map((one) => ({ label: one.label, parameter: one.parameter, y: top - above(one, events, row) - 4 }));
