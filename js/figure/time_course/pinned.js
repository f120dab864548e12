/** Pinned runs on a time course: thin lines in the column's colour, told apart by dash and letter. */
import { spots } from "./curves.js";
import { path } from "../lines.js";
import { beside } from "../room.js";
import { draw } from "../../dom/nodes.js";
import { LETTERS, PIN_DASHES } from "../../look/conventions.js";

/**
 * Draw every pinned run into `body`; drawn once for a frame, since pins stay while the knobs move. Returns
 * their tracks.
 */
export function pinned(body, plot, lines, layout, pins) {
  return pins.map(({ run }, i) =>
    spots(plot, run, layout).map((track, j) => {
      body.append(
        draw("path", {
          class: "pinned",
          stroke: `var(--${lines[j].look.name})`,
          "stroke-dasharray": PIN_DASHES[i],
          d: path(track),
        }),
      );
      return track;
    }),
  );
}

/**
 * Their letters, and where there is room their names, over all curves and each beside its own where it is
 * clear of others.
 */
export function letters(over, lines, tracks, points, layout, pins, { text, measure }) {
  const { room, row } = layout;
  tracks.forEach((each, i) =>
    each.forEach((track, j) => {
      const name = j === 0 && pins[i].label.length <= 24 ? [`${LETTERS[i]} · ${pins[i].label}`] : [];
      for (const words of layout.inner >= 400 ? [...name, LETTERS[i]] : [LETTERS[i]]) {
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
        const node = draw(
          "text",
          {
            class: "letter halo",
            x: ((box.left + box.right) / 2).toFixed(1),
            y: (box.top + row * 0.78).toFixed(1),
          },
          words,
        );
        node.style.fill = `var(--${lines[j].look.name})`;
        over.append(node);
        return;
      }
    }),
  );
}

/** Places on a track from its end to its start; those of each run and curve begin elsewhere. */
const along = (track, i, j) =>
  Array.from(
    { length: 11 },
    (_, step) => track[Math.floor(track.length * ((1.87 - 0.13 * i - 0.04 * j - 0.09 * step) % 1))],
  ).filter((place) => Number.isFinite(place?.[1]));
