/** Stacked bars: what each stage is made of on the day shown. */
import { put, redraw, say, shape, sheet } from "../../dom/nodes.js";
import { dayShown } from "../../measure/day.js";
import { columnOf, pictured, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/views/stack.js";
import { style } from "../../look/theme.js";
import { apart, wrap } from "../room.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";

/** [{stage, shares: [0…1] or null}] on a day. */
export function shares(view, run, day) {
  const at = run.sample([day]);
  return Object.entries(view.stages).map(([stage, columns]) => {
    const amounts = columns.map((name) => at[name][0]);
    const all = amounts.reduce((sum, value) => sum + value, 0);
    return { stage, shares: all > 1e-12 ? amounts.map((value) => value / all) : null };
  });
}

/** @type {import("../../types.d.ts").MakeView} */
function stack(model, view) {
  const looks = Object.values(view.stages)[0].map((name) => style(columnOf(model, name).role));
  const stage = staged(pictured);
  const told = (bars, day, locale) => {
    const each = bars.map(({ stage: name, shares: list }) =>
      list
        ? STRINGS.stack.stage(
            name,
            list
              .map((share, i) => STRINGS.stack.share(number(100 * share, "d", locale), view.parts[i]))
              .join(", "),
          )
        : STRINGS.stack.empty(name),
    );
    return `${STRINGS.onDay(number(day, "d", locale))}: ${each.join("; ")}.`;
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg, beneath } = stage(node);
      const list = shares(view, run, dayShown(model, settings, run));
      put(svg, { "aria-label": STRINGS.stack.aria(view.title) });
      bars(svg, view, looks, list, settings.locale, size);
      return { words: beneath };
    },
    tell(node, run, settings) {
      const day = dayShown(model, settings, run);
      say(stage(node).words, told(shares(view, run, day), day, settings.locale));
    },
  };
}

function bars(svg, view, looks, list, locale, { width, height, text, measure }) {
  const row = Math.round(text * 1.35);
  const right = Math.max(...view.parts.map((part) => measure(part, text, 650))) + 14;
  const wide = width - right;
  const step = wide / list.length;
  const bar = Math.min(120, step * 0.72);
  const names = list.map(({ stage }) => wrap(stage, step - 6, (words) => measure(words, text, 400)));
  const tall = height - Math.max(...names.map((lines) => lines.length)) * row - 14;
  sheet(svg, width, height, text);
  const made = [];
  list.forEach(({ shares: parts }, i) => {
    const left = i * step + (step - bar) / 2;
    const name = names[i].map((part, j) =>
      shape("tspan", { x: left + bar / 2, y: tall + 8 + (j + 1) * row }, part),
    );
    made.push(shape("text", { class: "axis-name", "text-anchor": "middle" }, ...name));
    if (!parts)
      return made.push(
        shape("rect", { class: "empty-bar", x: left, y: 2, width: bar, height: tall - 2, rx: 4 }),
      );
    const notes = [];
    let under = tall;
    parts.forEach((share, j) => {
      const high = share * (tall - 2);
      under -= high;
      const colour = `var(--${looks[j].name})`;
      const solid = j === 0;
      made.push(
        shape("rect", {
          class: "part",
          x: left,
          y: under.toFixed(1),
          width: bar,
          height: Math.max(0, high - 2).toFixed(1),
          rx: 4,
          fill: solid ? colour : "var(--surface)",
          stroke: colour,
          "stroke-width": 2,
        }),
      );
      const percent = `${number(100 * share, "d", locale)} %`;
      const small = high > 0 && high <= row;
      if (high > row)
        made.push(
          shape(
            "text",
            {
              class: solid ? "on-fill" : "end",
              x: left + bar / 2,
              y: under + high / 2 + text * 0.35,
              "text-anchor": "middle",
            },
            percent,
          ),
        );
      notes.push({
        at: under + high / 2,
        colour,
        lines: [...(small ? [percent] : []), ...(i === list.length - 1 ? [view.parts[j]] : [])],
      });
    });
    made.push(...beside(notes, left + bar + 6, tall, row));
  });
  redraw(svg, made);
}

/**
 * What stands beside a bar: the figures of parts too small to hold them, and beside the last the names of its
 * parts.
 */
function beside(notes, x, tall, row) {
  const at = apart(
    notes.map((one) => one.at),
    notes.map(({ lines }) => lines.length * row),
    0,
    tall,
  );
  return notes.flatMap(({ lines, colour }, i) =>
    lines.map((words, j) => {
      const y = (at[i] + (j - lines.length / 2 + 0.78) * row).toFixed(1);
      return shape("text", { class: "end halo", x, y, ink: colour }, words);
    }),
  );
}

registerView("stack", stack);
