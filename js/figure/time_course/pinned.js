/** Pinned runs on a time course: thin lines in the column's colour, told apart by dash and letter. */
import { spots } from "./curves.js";
import { path } from "../lines.js";
import { beside } from "../room.js";
import { shape } from "../../dom/nodes.js";
import { LETTERS, PIN_DASHES } from "../../look/conventions.js";

/** {tracks, labels, shapes} of every pinned run. */
export function pinned(plot, lines, layout, pins) {
  const tracks = pins.map(({ run }) => spots(plot, run, layout));
  const shapes = tracks.flatMap((each, i) =>
    each.map((track, j) =>
      shape("path", {
        class: "pinned",
        stroke: `var(--${lines[j].look.name})`,
        "stroke-dasharray": PIN_DASHES[i],
        d: path(track),
      }),
    ),
  );
  return { tracks, labels: pins.map((pin) => pin.label), shapes };
}

/**
 * Their letters, and where there is room their names, over all curves and each beside its own where it is
 * clear of others.
 */
export function letters(lines, { tracks, labels }, points, { inner, row }, room, { text, measure }) {
  return tracks.flatMap((each, i) =>
    each.flatMap((track, j) => {
      const name = j === 0 && labels[i].length <= 24 ? [`${LETTERS[i]} · ${labels[i]}`] : [];
      for (const words of inner >= 400 ? [...name, LETTERS[i]] : [LETTERS[i]]) {
        const box = room.find(
          along(track, i, j).flatMap(([x, y]) =>
            beside(x, y, measure(words, text, 650), row, 4, [
              [0, -1],
              [0, 1],
            ]),
          ),
          points,
        );
        if (!box) continue;
        const at = { x: ((box.left + box.right) / 2).toFixed(1), y: (box.top + row * 0.78).toFixed(1) };
        return [shape("text", { class: "letter halo", ink: `var(--${lines[j].look.name})`, ...at }, words)];
      }
      return [];
    }),
  );
}

/** Places on a track from its end to its start; those of each run and curve begin elsewhere. */
const along = (track, i, j) =>
  Array.from(
    { length: 11 },
    (_, step) => track[Math.floor(track.length * ((1.87 - 0.13 * i - 0.04 * j - 0.09 * step) % 1))],
  ).filter((place) => Number.isFinite(place?.[1]));
