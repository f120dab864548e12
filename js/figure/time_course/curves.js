/** The moving part of a time course: its curves, their summits, and the names at their ends. */
import { path } from "../lines.js";
import { apart, beside, Room } from "../room.js";
import { put, redraw, say, shape } from "../../dom/nodes.js";
import { measure as measureOf } from "../../measure/measures.js";
import { pinned } from "../../measure/pinned.js";
import { moved, veiled } from "../../model/shown.js";
import { reference } from "../../simulate/runs.js";
import { STRINGS } from "../../strings/en.js";
import { number } from "../../words/numbers.js";

/** Each series as points about a pixel and a half apart, with both sides of every event day. */
export function points(plot, run, last, inner) {
  const count = Math.ceil(inner / 1.5);
  const jumps = run.jumps.filter((jump) => jump.day <= last);
  const days = Array.from({ length: count + 1 }, (_, i) => (i / count) * last).filter(
    (day) => !jumps.some((jump) => jump.day === day),
  );
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

/**
 * Each series as places in the picture. Amounts under the bottom of a log axis run along it; its lowest tick
 * says "≤".
 */
export function spots(plot, run, { x, y, last, inner }) {
  const floor = y.domain()[0];
  const height = (value) => y(plot.log ? Math.max(value, floor) : value);
  return points(plot, run, last, inner).map((series) =>
    series.map(([day, value]) => [x.scale(day), height(value)]),
  );
}

/** Some of the places of tracks, near enough for words to keep clear of them. */
export const some = (tracks) =>
  tracks.flatMap((track) => track.filter(([, y], i) => i % 3 === 0 && Number.isFinite(y)));

/** What changes with every step of a knob: the curves, their summits and the names at their ends. */
export function curves(frame, plot, run, tracks, layout, settings, size) {
  const { traces, ends, started, margin, aside } = frame;
  const { x, labels, row, tall, inner } = layout;
  const faint = beganAs(run, settings);
  put(started, { visibility: faint ? "visible" : "hidden" });
  // Of a curve that is still to be predicted, only the days before.
  const [known, asked] = [x.scale(settings.start.from), veiled(settings)];
  const shown = tracks.map((track, i) =>
    plot.series[i] === asked ? track.filter(([at]) => at <= known) : track,
  );
  if (frame.faint !== faint) {
    const before = faint ? spots(plot, faint, layout) : [];
    traces.forEach((one, i) => put(one.ghost, { d: path(before[i] ?? []) }));
    frame.faint = faint;
  }
  const final = shown.map((track, i) => {
    const d = path(track);
    for (const one of traces[i].paths) put(one, { d });
    return track.findLast(([, y]) => Number.isFinite(y))?.[1] ?? tall;
  });
  const sizes = [...labels, ...aside.map((one) => one.words)].map((words) => words.length * row);
  const at = apart([...final, ...aside.map((one) => one.at)], sizes, -8, tall + row * 1.2, 3);
  ends.forEach((end, i) => placeEnd(end, final[i], labels[i], at[i], inner, row));
  redraw(
    margin,
    aside.map(({ words, kind }, i) =>
      shape("text", { class: kind }, ...lined(words, at[ends.length + i], inner, row)),
    ),
  );
  placeSummits(frame, plot, run, shown, layout, settings.locale, size);
}

/** The run that the element started from, where the reader has left it and has pinned none; else null. */
function beganAs(run, settings) {
  const { model } = run;
  if (!moved(model, settings) || pinned(model, settings).length) return null;
  const first = reference(model, settings);
  return first === run ? null : first;
}

/**
 * The summit of each curve that has one inside the picture, well above where the curve ends: a dot, and its
 * amount and day where there is room clear of all curves.
 */
function placeSummits(
  { summits, room, still },
  plot,
  run,
  tracks,
  { x, y, last, inner, tall, row },
  locale,
  { text, measure },
) {
  const free = new Room(0, inner, -6, tall, room.taken);
  const points = [...some(tracks), ...still];
  summits.forEach(({ dot, label }, i) => {
    const [day, value] = ["peak_day", "peak"].map((name) => measureOf(run, name, plot.series[i]));
    const [at, up] = [x.scale(day), y(Math.max(value, y.domain()[0]))];
    const end = tracks[i].findLast(([, y]) => Number.isFinite(y))?.[1] ?? tall;
    const shown =
      day > 0 &&
      day < last * 0.97 &&
      up < Math.min(y(y.domain()[0]), end - row / 2) &&
      !run.jumps.some((jump) => jump.day === day);
    const words = (inner < 300 ? STRINGS.peakDay : STRINGS.peak)(
      number(day, "d", locale),
      number(value, "", locale),
    );
    // Curves that lie on each other have one summit.
    const told =
      shown &&
      summits
        .slice(0, i)
        .every((one) => one.label.textContent !== words || one.label.getAttribute("visibility") === "hidden");
    const long = measure(words, text, 400);
    const near = [6, row].flatMap((gap) => beside(at, up, long, row, gap));
    const box = told && free.find(near, points, true);
    put(dot, { visibility: shown ? "visible" : "hidden" });
    put(label, { visibility: box ? "visible" : "hidden" });
    if (shown) put(dot, { transform: `translate(${at.toFixed(1)},${up.toFixed(1)})` });
    if (!box) return;
    put(label, { x: box.left.toFixed(1), y: (box.top + row * 0.78).toFixed(1) });
    say(label, words);
  });
}

function placeEnd({ leader, mark, text }, from, words, to, inner, row) {
  const aside = Math.abs(to - from) > row * 0.75;
  put(mark, { transform: `translate(${inner + 5},${from.toFixed(1)})` });
  put(leader, { d: aside ? `M${inner + 5},${from.toFixed(1)}L${inner + 13},${to.toFixed(1)}` : "" });
  redraw(text, lined(words, to, inner, row));
}

/** Lines of words around a height, beside the curves. */
function lined(words, to, inner, row) {
  const first = to - ((words.length - 1) * row) / 2;
  return words.map((part, i) =>
    shape("tspan", { x: inner + 16, y: (first + i * row + row * 0.26).toFixed(1) }, part),
  );
}
