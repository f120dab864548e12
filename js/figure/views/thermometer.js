/** A thermometer of one column on the day shown; where no day is chosen, on its highest. */
import { scaleLog } from "d3-scale";
import { apart } from "../room.js";
import { redraw, say, shape, sheet } from "../../dom/nodes.js";
import { dayShown, endOf } from "../../measure/day.js";
import { measure as measured } from "../../measure/measures.js";
import { columnOf, pictured, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/views/thermometer.js";
import { style } from "../../look/theme.js";
import { registerView } from "../views.js";
import { dayFigure } from "../../words/day.js";
import { number, withUnit } from "../../words/numbers.js";

/** {day, value, peak, peakDay} of what the thermometer shows. */
function reading(view, run, day, time) {
  const [peak, peakDay] = ["peak", "peak_day"].map((name) => measured(run, name, view.column));
  return { day, value: time === null ? peak : run.sample([day])[view.column][0], peak, peakDay };
}

/** @type {import("../../types.d.ts").MakeView} */
function thermometer(model, view) {
  const column = columnOf(model, view.column);
  const stage = staged(pictured);
  const figure = (day, locale) => dayFigure(day, endOf(model), locale);
  const told = ({ day, value, peak, peakDay }, { locale, time }) => {
    const size = (amount) => withUnit(number(amount, "", locale), column.unit);
    const marks = Object.entries(view.marks);
    const passed = marks.filter(([, level]) => value > level).at(-1);
    return [
      STRINGS.thermometer.now(figure(day, locale), column.label, size(value)),
      passed ? STRINGS.thermometer.over(passed[0]) : marks.length && STRINGS.thermometer.under(marks[0][0]),
      time !== null && STRINGS.thermometer.peak(size(peak), figure(peakDay, locale)),
    ]
      .filter(Boolean)
      .join(" ");
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg, beneath } = stage(node);
      const read = reading(view, run, dayShown(model, settings, run), settings.time);
      const { locale } = settings;
      const day = STRINGS.thermometer.day(figure(read.day, locale));
      paint(svg, view, style(column.role ?? "drug"), column, { ...read, day }, locale, size);
      return { words: beneath };
    },
    tell(node, run, settings) {
      const { svg, words } = stage(node);
      const { locale, time } = settings;
      const read = reading(view, run, dayShown(model, settings, run), time);
      svg.setAttribute(
        "aria-label",
        STRINGS.thermometer.aria(
          view.title,
          withUnit(number(read.value, "", locale), column.unit),
          figure(read.day, locale),
        ),
      );
      say(words, told(read, settings));
    },
  };
}

function paint(svg, view, look, column, { day, value, peak, peakDay }, locale, { width, height, text }) {
  const colour = `var(--${look.name})`;
  const bulb = 20;
  const tall = height - 2 * bulb - 14;
  const y = scaleLog().domain([view.low, view.high]).range([tall, 8]).clamp(true);
  const middle = Math.round(Math.max(90, width * 0.36));
  sheet(svg, width, height, text);
  const level = y(Math.max(view.low, value));
  const ticks = [];
  for (let tick = view.low; tick <= view.high; tick *= 10) ticks.push(tick);
  const made = [
    shape("rect", { class: "tube", x: middle - 12, y: 2, width: 24, height: tall + bulb, rx: 12 }),
    shape("circle", { class: "tube", cx: middle, cy: tall + bulb + 6, r: bulb }),
    shape("rect", {
      class: "level-now",
      x: middle - 7,
      y: level.toFixed(1),
      width: 14,
      height: (tall + bulb - level).toFixed(1),
      fill: colour,
      rx: 4,
    }),
    shape("circle", { cx: middle, cy: tall + bulb + 6, r: bulb - 5, fill: colour }),
  ];
  for (const tick of ticks)
    made.push(
      shape("line", { class: "event-tick", x1: middle - 20, x2: middle - 13, y1: y(tick), y2: y(tick) }),
      shape(
        "text",
        { class: "axis-name", x: middle - 26, y: y(tick) + text * 0.35, "text-anchor": "end" },
        number(tick, "3", locale),
      ),
    );
  made.push(
    shape(
      "text",
      { class: "axis-name", x: middle - 34, y: tall + bulb + text, "text-anchor": "end" },
      column.unit,
    ),
  );
  const right = middle + 30;
  // Words beside the glass, moved apart where they would meet; the reading keeps its place best, so it comes
  // first in size.
  const now = `${withUnit(number(value, "", locale), column.unit)}, ${day}`;
  const beside = [
    { at: value, words: now, kind: "end" },
    ...Object.entries(view.marks).map(([name, at]) => ({
      at,
      words: `${name}: ${number(at, "3", locale)}`,
      kind: "quiet",
    })),
  ];
  if (Math.abs(y(peak) - level) > text)
    beside.push({
      at: peak,
      words: STRINGS.thermometer.highest(number(peakDay, "d", locale)),
      kind: "quiet",
    });
  const places = apart(
    beside.map(({ at }) => y(Math.max(view.low, at))),
    beside.map(() => text * 1.4),
    0,
    tall + bulb,
  );
  beside.forEach(({ at, words, kind }, i) => {
    const from = y(Math.max(view.low, at));
    made.push(
      shape("line", {
        class: kind === "end" ? "highest" : "level",
        stroke: colour,
        x1: middle - 14,
        x2: middle + 14,
        y1: from,
        y2: from,
      }),
      shape("path", {
        class: "leader",
        stroke: "var(--edge)",
        d: `M${middle + 15},${from.toFixed(1)}L${right - 4},${places[i].toFixed(1)}`,
      }),
      shape("text", { class: `${kind} halo`, x: right, y: (places[i] + text * 0.35).toFixed(1) }, words),
    );
  });
  redraw(svg, made);
}

registerView("thermometer", thermometer);
