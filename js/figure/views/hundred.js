/**
 * One hundred things, a mark each, in the stage where they end; step by step, or all at once. The counts are
 * those of the present settings.
 */
import { draw, make, put, redraw, say, shape, sheet } from "../../dom/nodes.js";
import { SHAPES } from "../../look/shapes.js";
import { columnOf, pictured, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/views/hundred.js";
import { style } from "../../look/theme.js";
import { registerView } from "../views.js";

const PAUSE = 1600; // ms between two steps of a pass

/** [[whole counts of each part] of each stage], 100 in all: those cut most are rounded up first. */
export function counts(view, run) {
  const at = run.sample([0]);
  const exact = Object.values(view.stages).map((columns) => columns.map((name) => Math.max(0, at[name][0])));
  const whole = exact.map((parts) => parts.map(Math.floor));
  const cut = exact
    .flatMap((parts, i) => parts.map((value, j) => ({ i, j, rest: value - Math.floor(value) })))
    .sort((a, b) => b.rest - a.rest);
  const missing =
    Math.round(exact.flat().reduce((sum, value) => sum + value, 0)) -
    whole.flat().reduce((sum, value) => sum + value, 0);
  for (const { i, j } of cut.slice(0, Math.max(0, missing))) whole[i][j] += 1;
  return whole;
}

/** @type {import("../../types.d.ts").MakeView} */
function hundred(model, view) {
  const looks = Object.values(view.stages)[0].map((name) => style(columnOf(model, name).role));
  const names = Object.keys(view.stages);
  const last = names.length - 1;
  let step = last,
    timer,
    seen,
    passing = false;
  const stage = staged(() => {
    const { svg, words } = pictured();
    const buttons = [
      STRINGS.hundred.all(view.whole),
      ...names.slice(0, -1).map((_, i) => STRINGS.hundred.gate(i + 1)),
    ].map((text, i) => press(text, () => to(i)));
    const play = press(STRINGS.hundred.play, () => (to(0), pass()));
    const node = make(
      "div",
      {},
      svg,
      make("div", { class: "verbs", role: "group", "aria-label": STRINGS.hundred.steps }, play, ...buttons),
    );
    return { svg, words, buttons, picture: node, beneath: [words] };
  });
  const to = (at) => {
    clearTimeout(timer);
    step = at;
    passing = true;
    if (seen) (paint(...seen), tell(...seen));
    passing = false;
  };
  const pass = () => {
    timer = setTimeout(() => {
      to(step + 1);
      if (step < last) pass();
    }, PAUSE);
  };
  // On the way, only of those who have ended: at the start of a pass nothing is told.
  const told = (run) => {
    const some = tallies(view, run, STRINGS.hundred.part);
    const list = names
      .slice(0, step === last ? last + 1 : step)
      .map((name, i) =>
        STRINGS.hundred.stage(name, some[i].map((count, j) => `${count} ${view.parts[j]}`).join(", ")),
      );
    return list.length
      ? STRINGS.hundred.told(view.whole, list.join(STRINGS.listSeparator))
      : STRINGS.hundred.all(view.whole);
  };
  /** The band that those on their way stand in has no end's name yet. */
  const headings = () =>
    names.map((name, i) =>
      i !== step || step === last
        ? name
        : step === 0
          ? STRINGS.hundred.all(view.whole)
          : STRINGS.hundred.past(step),
    );
  const paint = (node, run, settings, size) => {
    seen = [node, run, settings, size];
    const { svg, buttons, beneath } = stage(node);
    bands(svg, headings(), looks, places(view, run, step), { ...size, passing });
    buttons.forEach((button, i) => put(button, { "aria-pressed": i === step }));
    return { words: beneath, timeless: true };
  };
  const tell = (node, run) => {
    const { svg, words } = stage(node);
    const text = told(run);
    svg.setAttribute("aria-label", STRINGS.hundred.aria(view.title, text));
    say(words, text);
  };
  return { title: view.title, element: "div", draw: paint, tell };
}

/** The counts in words: a part of one cell is not drawn, and is not none. */
function tallies(view, run, part) {
  const at = run.sample([0]);
  const columns = Object.values(view.stages);
  return counts(view, run).map((parts, i) =>
    parts.map((count, j) => (count === 0 && at[columns[i][j]][0] > 0 ? part : String(count))),
  );
}

function press(text, act) {
  const button = make("button", { type: "button" }, text);
  button.addEventListener("click", act);
  return button;
}

/**
 * {marks: [{part, band}], tally: [[count of each part, in words] of each band]} once the first `step` gates
 * are passed.
 */
function places(view, run, step) {
  const ends = counts(view, run);
  const born = Math.round(run.sample([0])[view.born][0]);
  const marks = view.parts.flatMap((_, part) =>
    ends.flatMap((list, end) => Array.from({ length: list[part] }, () => ({ part, end }))),
  );
  // Of those that change their kind on the way, the first picture shows the old one.
  const made = marks.map(({ part, end }, i) => ({
    part: step === 0 ? Number(i >= born) : part,
    band: Math.min(end, step),
  }));
  const settled = (band) => band < step || step === ends.length - 1;
  const words = tallies(view, run, "< 1");
  const count = (part, band) =>
    String(made.filter((mark) => mark.part === part && mark.band === band).length);
  const tally = (band) =>
    view.parts.map((_, part) => (settled(band) ? words[band][part] : count(part, band)));
  return { marks: made, tally: ends.map((_, band) => (band > step ? [] : tally(band))) };
}

/**
 * passing: the reader has sent the marks through a gate, so they are seen to travel; a slider's answer is
 * there at once.
 */
function bands(svg, names, looks, { marks, tally }, { width, text, measure, passing }) {
  const row = Math.round(text * 1.5);
  const wide = width < 480 ? 20 : 25;
  const cell = Math.min(21, width / wide);
  const tall = row + (100 / wide) * cell + 12;
  const height = Math.ceil(tall * names.length);
  sheet(svg, width, height, text);
  const ground = svg.querySelector(".ground") ?? svg.appendChild(draw("g", { class: "ground" }));
  redraw(
    ground,
    names.flatMap((name, i) =>
      heading(name, looks, tally[i], i * tall, { width, text, measure, row, last: i === names.length - 1 }),
    ),
  );
  const layer = svg.querySelector(".marks") ?? svg.appendChild(draw("g", { class: "marks" }));
  while (layer.children.length > marks.length) layer.lastChild.remove();
  while (layer.children.length < marks.length) layer.append(draw("path", { "stroke-width": 1.75 }));
  layer.toggleAttribute("data-passing", passing);
  const taken = names.map(() => 0);
  [...layer.children].forEach((node, i) => {
    const { part, band } = marks[i];
    const at = taken[band]++;
    const [x, y] = [((at % wide) + 0.5) * cell, band * tall + row + 6 + (Math.floor(at / wide) + 0.5) * cell];
    const place = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px) scale(${(cell / 15).toFixed(2)})`;
    // Few marks change at one step of a slider: the others are left alone.
    if (node.mark?.part !== part) dress(node, looks[part]);
    if (node.mark?.place !== place) node.style.transform = place;
    node.mark = { part, place };
  });
}

function dress(node, look) {
  const { path, filled } = SHAPES[look.shape];
  const colour = `var(--${look.name})`;
  put(node, { d: path, stroke: colour, fill: filled ? colour : "none" });
}

/** A line, the stage's name, and how many of each kind are in it. */
function heading(name, looks, tally, top, { width, text, measure, row, last }) {
  const made = [
    shape("line", {
      class: "grid",
      stroke: "var(--edge)",
      x1: 0,
      x2: width,
      y1: top + 1,
      y2: top + 1,
      "stroke-dasharray": top ? "10 5" : null,
    }),
    shape("text", { class: last ? "end" : "quiet", x: 0, y: top + row * 0.85 }, name),
  ];
  let right = width;
  tally
    .map((count, i) => ({ count, look: looks[i] }))
    .reverse()
    .forEach(({ count, look }) => {
      const form = SHAPES[look.shape];
      const colour = `var(--${look.name})`;
      made.push(shape("text", { class: "end", x: right, y: top + row * 0.85, "text-anchor": "end" }, count));
      right -= measure(count, text, 650) + 10;
      made.push(
        shape("path", {
          d: form.path,
          stroke: colour,
          "stroke-width": 1.75,
          fill: form.filled ? colour : "none",
          transform: `translate(${right.toFixed(1)},${(top + row * 0.55).toFixed(1)})`,
        }),
      );
      right -= 20;
    });
  return made;
}

registerView("hundred", hundred);
