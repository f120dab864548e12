/** The moving part of a time course: its curves, their summits, and the names at their ends. */
import { line } from "d3-shape";
import { apart } from "./labels.js";
import { say } from "./make.js";
import { measure as measureOf } from "./measure.js";
import { STRINGS } from "./strings.js";
import { number } from "./words.js";

/** Each series as points about a pixel and a half apart, with both sides of every event day. */
export function points(plot, run, last, inner) {
  const count = Math.ceil(inner / 1.5);
  const jumps = run.jumps.filter((jump) => jump.day <= last);
  const days = Array.from({ length: count + 1 }, (_, i) => (i / count) * last).filter((day) => !jumps.some((jump) => jump.day === day));
  const columns = run.sample(days);
  return plot.series.map((name) => {
    const made = [];
    let i = 0;
    for (const { day, before, after } of jumps) {
      while (days[i] < day) made.push([days[i], columns[name][i++]]);
      made.push([day, before[name]], [day, after[name]]);
    }
    while (i < days.length) made.push([days[i], columns[name][i++]]);
    return made;
  });
}

/** What changes with every step of a knob: the curves, their summits and the names at their ends. */
export function curves(frame, plot, run, layout, state) {
  const { traces, ends, summits, started } = frame;
  const { x, y, last, labels, row, tall, inner } = layout;
  const floor = y.domain()[0];
  // Amounts under the bottom of a log axis run along it; its lowest tick says "≤".
  const height = (value) => y(plot.log ? Math.max(value, floor) : value);
  const path = line((point) => x.scale(point[0]), (point) => height(point[1])).defined((point) => Number.isFinite(point[1])).digits(1);
  const moved = state.moved() && state.reference && state.reference !== run && !state.pins.length;
  started.setAttribute("visibility", moved ? "visible" : "hidden");
  // Of a curve that is still to be predicted, only the days before.
  const shown = points(plot, run, last, inner).map((series, i) => (plot.series[i] === state.veiled ? series.filter(([day]) => day <= state.start.from) : series));
  const faint = moved ? state.reference : null;
  if (frame.faint !== faint) {
    const before = faint ? points(plot, faint, last, inner) : [];
    traces.forEach((one, i) => one.ghost.setAttribute("d", (before[i] && path(before[i])) || ""));
    frame.faint = faint;
  }
  const final = shown.map((series, i) => {
    for (const one of traces[i].paths) one.setAttribute("d", path(series) ?? "");
    return height(series.findLast((point) => Number.isFinite(point[1]))?.[1] ?? floor);
  });
  const aside = frame.aside.map((one) => one.at);
  const sizes = [...labels, ...frame.aside.map((one) => one.words)].map((words) => words.length * row);
  const at = apart([...final, ...aside], sizes, -row, tall + row * 1.2, 3);
  ends.forEach((end, i) => placeEnd(end, final[i], at[i], inner, row));
  frame.aside.forEach(({ text }, i) => placeWords(text, at[ends.length + i], row));
  placeSummits(summits, plot, run, height, final, layout, state);
}

/** The summit of each curve that has one inside the picture, well above where the curve ends: a dot, its amount and its day. */
function placeSummits(summits, plot, run, height, ends, { x, last, inner, row }, { locale, size: { text, measure } }) {
  const found = plot.series.map((name) => ({ day: measureOf(run, "peak_day", [name]), value: measureOf(run, "peak", [name]) }));
  const inside = found.map(({ day, value }, i) => day > 0 && day < last * 0.97 && height(value) < Math.min(height(0), ends[i] - row / 2) && !run.jumps.some((jump) => jump.day === day));
  const words = found.map(({ day, value }) => (inner < 300 ? STRINGS.peakDay : STRINGS.peak)(number(day, "d", locale), number(value, "", locale)));
  const place = apart(found.map(({ value }) => height(value) - row * 0.4), found.map((_, i) => (inside[i] ? row : 0)), 0, Infinity);
  summits.forEach(({ dot, label }, i) => {
    for (const node of [dot, label]) node.setAttribute("visibility", inside[i] ? "visible" : "hidden");
    if (!inside[i]) return;
    const at = x.scale(found[i].day);
    const right = at + 12 + measure(words[i], text, 400) < inner;
    dot.setAttribute("transform", `translate(${at.toFixed(1)},${height(found[i].value).toFixed(1)})`);
    label.setAttribute("x", (at + (right ? 10 : -10)).toFixed(1));
    label.setAttribute("y", (place[i] + row * 0.3).toFixed(1));
    label.setAttribute("text-anchor", right ? "start" : "end");
    say(label, words[i]);
  });
}

function placeEnd({ leader, mark, text }, from, to, inner, row) {
  mark.setAttribute("transform", `translate(${inner + 5},${from.toFixed(1)})`);
  leader.setAttribute("d", Math.abs(to - from) > row * 0.75 ? `M${inner + 5},${from.toFixed(1)}L${inner + 13},${to.toFixed(1)}` : "");
  placeWords(text, to, row);
}

/** Lines of words around a height. */
function placeWords(text, to, row) {
  const first = to - ((text.childNodes.length - 1) * row) / 2;
  text.childNodes.forEach((line, i) => line.setAttribute("y", (first + i * row + row * 0.26).toFixed(1)));
}
