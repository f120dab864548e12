/** The ground of a view with two axes: grid, ticks and names; drawn anew only when one of them changes. */
import { scaleLinear, scaleLog } from "d3-scale";
import { along, upright } from "./axis.js";
import { wrap } from "./room.js";
import { draw, redraw, sheet } from "../dom/nodes.js";
import { STRINGS } from "../strings/en.js";
import { number } from "../words/numbers.js";
/** @import { Graph, Ruled, Size } from "../types.d.ts" */

const grounds = new WeakMap();

/**
 * {body, x, y, inner, tall, row, left, top, fresh}: a group for what is drawn in the graph, and its scales.
 * axes.x, axes.y: {domain, log, name, ticks?}. right: room kept free beside it. fresh: the ground was drawn
 * anew, and everything on it is gone.
 * @type {(svg: SVGElement, axes: { x: Ruled, y: Ruled }, size: Size, locale: string, how?: { right?:
 *   number, height?: number, top?: number }) => Graph}
 */
export function graph(svg, axes, size, locale, { right = 14, height = size.height, top: above = 0 } = {}) {
  const key = JSON.stringify([axes, size.width, height, size.text, right, above, locale]);
  const old = grounds.get(svg);
  if (old?.key === key && svg.firstChild) return { ...old, fresh: false };
  const made = { ...ground(svg, axes, size, locale, right, height, above), key };
  grounds.set(svg, made);
  return { ...made, fresh: true };
}

function ground(svg, axes, { width, text, measure }, locale, right, height, above) {
  const row = Math.round(text * 1.35);
  const scales = { x: scale(axes.x), y: scale(axes.y) };
  const ticks = { x: ticksOf(axes.x, Math.floor(width / 90)), y: ticksOf(axes.y, Math.floor(height / 60)) };
  const format = (tick) => number(tick, "3", locale);
  const left = Math.ceil(Math.max(...ticks.y.map((tick) => measure(format(tick), text, 400)))) + 10;
  const inner = width - left - right;
  const names = {
    y: wrap(called(axes.y), width, (words) => measure(words, text, 400)),
    x: wrap(called(axes.x), width, (words) => measure(words, text, 400)),
  };
  const top = above + names.y.length * row + 8;
  const tall = height - top - (names.x.length + 1) * row - 8;
  scales.x.range([0, inner]);
  scales.y.range([tall, 0]);
  sheet(svg, width, height, text);
  const body = draw("g", { transform: `translate(${left},${top})` });
  const axis = (way, where, shapes) => {
    const group = draw("g", { class: `axis ${way}`, transform: where });
    redraw(group, shapes);
    return group;
  };
  body.append(
    axis("y", null, upright(scales.y, ticks.y, format, inner)),
    axis("x", `translate(0,${tall})`, along(scales.x, ticks.x, format, 5)),
  );
  svg.replaceChildren(
    words(names.y, 0, above + row * 0.8, row, "start"),
    body,
    words(names.x, width, top + tall + 2 * row + 4, row, "end"),
  );
  return { body, ...scales, inner, tall, row, left, top };
}

const scale = ({ domain, log }) => (log ? scaleLog() : scaleLinear()).domain(domain);
const called = ({ name, log }) => (log ? STRINGS.logAxis(name) : name);

/** Powers of ten inside the domain, or even steps. */
function ticksOf({ domain: [low, high], log, ticks }, most) {
  if (ticks) return ticks;
  if (!log) return scaleLinear([low, high], [0, 1]).ticks(Math.max(2, Math.min(7, most)));
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number((10 ** (first + i)).toPrecision(6)));
}

function words(lines, x, y, row, anchor) {
  const node = draw("text", { class: "axis-name", "text-anchor": anchor });
  lines.forEach((part, i) => node.append(draw("tspan", { x, y: y + i * row }, part)));
  return node;
}
