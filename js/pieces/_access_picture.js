/**
 * The queue before the doors as a picture: each mark stands for so many people, and goes its own way through
 * the line. Under it a bar for each year, how many wait by then.
 */
import { draw, redraw, shape } from "../dom/nodes.js";
import * as ACTORS from "../look/actors.js";
import { at, course, queue, unitOf, YEARS } from "./_access_queue.js";

const PERSON = ACTORS["person"].map(({ d }) => d).join("");
const DOOR = "M-6,10V-4A6,6 0 0 1 6,-4V10Z";
const MOST = 90; // marks in the longest line, if nobody were let in
const DOORS = [20, 250]; // centres that a door stands for
const ROOM = { wide: 16, tall: 26 }; // of a person, in units of the drawing
const TALL = 168; // px of the line
const BARS = 46;
const INSET = 14; // px, half the thumb of the slider under the bars

/** What a mark of each kind stands for. */
export const stands = (given) => {
  const { waiting, joining } = queue(given);
  return {
    person: unitOf(waiting + YEARS * joining, MOST),
    door: DOORS.find((one) => given.centres / one <= 50),
  };
};

/** A picture that `show(given, year, width)` paints. */
export function picture() {
  const svg = draw("svg", { class: "queue", role: "img" });
  return {
    node: svg,
    show(given, year, width, words) {
      const all = course(given);
      const each = stands(given);
      const wide = width < 420 ? 92 : 120;
      const doors = Math.max(1, Math.round(given.centres / each.door));
      svg.setAttribute("viewBox", `0 0 ${width} ${TALL + BARS + 12}`);
      svg.setAttribute("aria-label", words);
      redraw(svg, [
        ...doorsOf(doors, wide),
        ...lineOf(at(all, year), all[0].waiting, each.person, { left: wide + 10, width }),
        ...bars(all, year, width, each.person * MOST),
      ]);
    },
  };
}

/** The doors in rows, as large as they fit. */
function doorsOf(count, wide) {
  let best = { scale: 0, across: 1 };
  for (let across = 1; across <= 8; across++) {
    const scale = Math.min(2.2, wide / across / 16, TALL / Math.ceil(count / across) / 24);
    if (scale > best.scale) best = { scale, across };
  }
  const { scale, across } = best;
  const rows = Math.ceil(count / across);
  return Array.from({ length: count }, (_, i) => {
    const x = (i % across) * 16 * scale + 8 * scale;
    const y = TALL / 2 + (Math.floor(i / across) - (rows - 1) / 2) * 24 * scale;
    return shape("path", { class: "door", d: DOOR, transform: moved(x, y, scale) });
  });
}

const moved = (x, y, scale) => `translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${scale.toFixed(3)})`;

/** How the line winds: as large as `MOST` fit in rows, there and back. */
function winding({ left, width }) {
  let best = { scale: 0, across: 1 };
  for (let rows = 2; rows <= 12; rows++) {
    const across = Math.ceil(MOST / rows);
    const scale = Math.min((width - left) / across / ROOM.wide, TALL / rows / ROOM.tall);
    if (scale > best.scale) best = { scale, across };
  }
  const { scale, across } = best;
  const place = (slot) => {
    const row = Math.floor(slot / across);
    const along = slot - row * across;
    const x = row % 2 ? across - 1 - along : along;
    return { x: left + (x + 0.5) * ROOM.wide * scale, y: (row + 0.5) * ROOM.tall * scale };
  };
  // Between two places a mark is on its straight way; before the first it is at the doors.
  return {
    scale,
    spot(slot) {
      const low = Math.floor(slot);
      const [from, to] = [low < 0 ? { x: left - 26, y: TALL / 2 } : place(low), place(low + 1)];
      const part = slot - low;
      return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
    },
  };
}

/** Everyone in line, the first at the doors: those who are let in move up all who wait. */
function lineOf({ treated, joined }, begun, each, box) {
  const { scale, spot } = winding(box);
  const gone = treated / each;
  const last = Math.round((begun + joined) / each);
  const made = [];
  for (let i = Math.floor(gone); i < last; i++) {
    const slot = i - gone;
    const { x, y } = spot(slot);
    const kind = slot < 0 ? "goes" : "waits";
    made.push(shape("path", { class: kind, d: PERSON, transform: moved(x, y, scale) }));
  }
  return made;
}

/** How many wait after each year, over the slider of years; the year shown is full. */
function bars(all, year, width, most) {
  const base = TALL + BARS + 8;
  const step = (width - 2 * INSET) / YEARS;
  return all.flatMap(({ waiting }, i) => {
    const tall = Math.max(waiting > 0 ? 1.5 : 0, (waiting / most) * BARS);
    const x = INSET + i * step - step * 0.32;
    const kind = i === Math.round(year) ? "bar now" : "bar";
    return [
      shape("rect", {
        class: kind,
        x: x.toFixed(1),
        y: (base - tall).toFixed(1),
        width: (step * 0.64).toFixed(1),
        height: tall.toFixed(1),
        rx: 2,
      }),
    ];
  });
}
