/**
 * The bifurcation diagram: resting amounts against one parameter, with the present setting and the amount on
 * the day shown.
 */
import { layer, sameness } from "./_layers.js";
import { graph } from "../graph.js";
import { path } from "../lines.js";
import { around, Room } from "../room.js";
import { put, redraw, say, shape } from "../../dom/nodes.js";
import { amount, axisName, columnOf, pictured, squarish, staged, writer } from "../view_parts.js";
import { dayShown } from "../../measure/day.js";
import { branch, folds } from "../../simulate/steady.js";
import { STRINGS } from "../../strings/views/resting.js";
import { style } from "../../look/theme.js";
import { registerView } from "../views.js";
import { number, quantity } from "../../words/numbers.js";
/** @import { MakeView, Bifurcation } from "../../types.d.ts" */

/** @type {MakeView<Bifurcation>} */
function bifurcation(model, view) {
  const species = columnOf(model, view.species);
  const place = model.parameters.findIndex((one) => one.name === view.parameter);
  const parameter = model.parameters[place];
  const axes = {
    x: { domain: view.range, name: axisName(parameter) },
    y: { domain: [view.low, view.high], log: true, name: axisName(species) },
  };
  const stage = staged(pictured);
  const [low, high] = view.range;
  // The diagram is the same wherever on it its own parameter stands.
  const elsewhere = (p) => p.map((value, i) => (i === place ? parameter.value : value));
  let last;
  const diagram = (run) => {
    const key = sameness(run, elsewhere(run.p));
    if (last?.key === key) return last;
    const made = branch(model, view, run.start, run.p);
    const turns = folds(made).filter(({ at }) => at > low && at < high);
    return (last = { key, all: made, parts: parts(made, low, high), folds: turns });
  };
  const here = (run) => ({ at: run.p[place], resting: resting(diagram(run).all, run.p[place]) });
  const told = (run, day, locale) =>
    describe(view, species, parameter, diagram(run), here(run), run, day, locale);
  const cursor = (node, run, settings, size) => {
    const { svg, beneath } = stage(node);
    const { locale } = settings;
    const day = dayShown(model, settings, run);
    const on = graph(svg, axes, size, locale, { height: squarish(size) });
    names(on, view, diagram(run), moving(on, view, run, run.p[place], day), day, locale, size);
    return { words: beneath };
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg } = stage(node);
      const on = graph(svg, axes, size, settings.locale, { height: squarish(size) });
      put(svg, { "aria-label": STRINGS.branch.aria(view.title, species.label, parameter.label) });
      const found = diagram(run);
      if (on.fresh || svg.diagram !== found) {
        svg.diagram = found;
        standing(on, found, style(species.role));
      }
      return cursor(node, run, settings, size);
    },
    cursor,
    tell(node, run, settings) {
      say(stage(node).words, told(run, dayShown(model, settings, run), settings.locale));
    },
  };
}

/** Pieces of the branch, stable or not, inside the picture. */
function parts(all, low, high) {
  const made = [];
  for (const point of all) {
    if (point.at < low || point.at > high) {
      made.push(null);
      continue;
    }
    const now = made.at(-1);
    if (now && now.stable === point.stable) now.points.push(point);
    else made.push({ stable: point.stable, points: now ? [now.points.at(-1), point] : [point] });
  }
  return made.filter(Boolean);
}

/** Resting amounts at one setting, lowest first. */
function resting(all, at) {
  const found = [];
  for (let i = 1; i < all.length; i++) {
    const [a, b] = [all[i - 1], all[i]];
    if ((a.at - at) * (b.at - at) > 0 || a.at === b.at) continue;
    const near = a.amount * (b.amount / a.amount) ** ((at - a.at) / (b.at - a.at));
    found.push({ amount: all.restsAt(at, [near, ...b.rest]) ?? near, stable: a.stable && b.stable });
  }
  return found;
}

function standing(on, found, look) {
  const [under, , over] = ["standing", "moving", "folds"].map((name) => layer(on, name));
  const drawn = (points) => path(points.map(({ at, amount: value }) => [on.x(at), on.y(value)]));
  redraw(
    under,
    found.parts.map(({ stable, points }) =>
      shape("path", {
        class: "curve",
        stroke: stable ? `var(--${look.name})` : "var(--text)",
        "stroke-width": stable ? 3 : 2,
        "stroke-dasharray": stable ? null : "2 4",
        d: drawn(points),
      }),
    ),
  );
  redraw(
    over,
    found.folds.map((fold) =>
      shape("circle", {
        cx: on.x(fold.at),
        cy: on.y(fold.amount),
        r: 4.5,
        fill: "var(--surface)",
        stroke: "var(--text)",
        "stroke-width": 2,
      }),
    ),
  );
}

/** Words over all lines: the folds have the least room, and what stands comes before the day. */
function names(on, view, found, /** @type {number[]} */ [left, top], day, locale, size) {
  const spot = ({ at, amount: value }) => [on.x(at), on.y(value)];
  const points = found.parts.flatMap((part) => part.points.map(spot)).filter((_, i) => i % 3 === 0);
  const room = new Room(
    2,
    on.inner - 2,
    0,
    on.tall,
    found.folds.map((fold) => around(...spot(fold), 5)),
  );
  const over = [];
  const write = writer(over, room, size);
  found.folds.forEach((fold, i) =>
    write(
      number(fold.at, "3", locale),
      [[...spot(fold), 6]],
      "quiet",
      points,
      i
        ? undefined
        : [
            [-1, 0],
            [1, 0],
            [0, -1],
            [0, 1],
            [-1, -1],
            [1, -1],
            [-1, 1],
            [1, 1],
          ],
    ),
  );
  for (const part of [...found.parts].sort((a, b) => b.stable - a.stable)) {
    const places = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95].map(
      (share) => part.points[Math.floor(part.points.length * share)],
    );
    const upper = places[0].amount ** 2 > view.low * view.high;
    const [above, below] = [
      [
        [0, -1],
        [-1, -1],
        [1, -1],
      ],
      [
        [0, 1],
        [1, 1],
        [-1, 1],
      ],
    ];
    if (part.stable || on.inner > 320)
      write(
        part.stable ? view.ends[upper ? 1 : 0] : STRINGS.branch.tips,
        places.map(spot),
        "end",
        points,
        part.stable && upper ? [...above, ...below] : [...below, ...above],
      );
  }
  if (on.inner >= 320) write(STRINGS.plane.day(number(day, "d", locale)), [[left, top, 7]], "summit", points);
  redraw(layer(on, "names"), over);
}

/**
 * The present setting as an upright line, and the way of this run on it up to the place on this day, which it
 * returns.
 */
function moving(on, view, run, at, day) {
  const inside = (value) => Math.max(view.low, Math.min(view.high, value));
  const days = Array.from({ length: 81 }, (_, i) => (i / 80) * day);
  const values =
    [...new Set(days)].length > 1 ? run.sample(days)[view.species] : run.sample([day])[view.species];
  const [most, least] = [Math.max(...values), Math.min(...values)].map(inside);
  const x = on.x(Math.max(view.range[0], Math.min(view.range[1], at)));
  const y = on.y(inside(values[values.length - 1]));
  redraw(layer(on, "moving"), [
    shape("line", { class: "event", x1: x, x2: x, y1: 0, y2: on.tall }),
    shape("line", {
      stroke: "var(--link)",
      "stroke-width": 3,
      x1: x,
      x2: x,
      y1: on.y(most),
      y2: on.y(least),
    }),
    shape("circle", {
      class: "now",
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: 7,
      fill: "var(--link)",
      stroke: "var(--surface)",
      "stroke-width": 2.5,
    }),
  ]);
  return [x, y];
}

function describe(view, species, parameter, found, { at, resting: list }, run, day, locale) {
  const size = (value) => amount(value, species.unit, locale);
  const name = (one, i) =>
    !one.stable
      ? STRINGS.branch.tips
      : view.ends[list.length > 1 ? (i ? 1 : 0) : one.amount ** 2 > view.low * view.high ? 1 : 0];
  const given = quantity(at, parameter.unit, locale);
  const [first, second] = [found.folds[0], found.folds.at(-1)];
  return [
    list.length
      ? STRINGS.branch.here(
          parameter.label,
          given,
          list
            .map((one, i) => STRINGS.branch.state(name(one, i), size(one.amount)))
            .join(STRINGS.listSeparator),
        )
      : STRINGS.branch.none(parameter.label, given),
    STRINGS.branch.now(number(day, "d", locale), size(run.sample([day])[view.species][0])),
    found.folds.length > 1 &&
      STRINGS.branch.always(
        "below",
        number(first.at, "3", locale),
        view.ends[first.amount < second.amount ? 1 : 0],
      ),
    found.folds.length > 1 &&
      STRINGS.branch.always(
        "above",
        number(second.at, "3", locale),
        view.ends[first.amount < second.amount ? 0 : 1],
      ),
  ]
    .filter(Boolean)
    .join(" ");
}

registerView("bifurcation", bifurcation);
