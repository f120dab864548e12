/** The confidence-interval machine: a count, its exact bar of true rates, a control group beside it, and trials played many times. */
import { scaleLinear } from "d3-scale";
import { wrap } from "../labels.js";
import { draw, say } from "../make.js";
import { atLeast, difference, interval, trials } from "../proportion.js";
import { pictured, staged } from "../stage.js";
import { STRINGS } from "../strings.js";
import { registerView } from "../views.js";
import { number } from "../words.js";

const SEED = 20;

/** What the settings say: whole people, never more better than treated. */
export function counted(state) {
  const people = (name, least) => Math.max(least, Math.round(state.value(name)));
  const n = people("n", 1);
  const n0 = people("n0", 0);
  const rate = (name) => Math.max(0, Math.min(1, state.value(name)));
  return { n, k: Math.min(n, people("k", 0)), n0, k0: Math.min(n0, people("k0", 0)), rate: rate("rate"), other: rate("other"), repeats: people("repeats", 1) };
}

function machine(model, view) {
  const stage = staged(pictured);
  let last;
  const played = (given) => {
    const key = JSON.stringify([given.n, given.rate, given.n0, given.other, given.repeats]);
    if (last?.key !== key) last = { key, treated: trials(given.n, given.rate, given.repeats, SEED), control: given.n0 ? trials(given.n0, given.other, given.repeats, SEED + 1) : null };
    return last;
  };
  return {
    title: view.title,
    element: "div",
    timeless: true,
    draw(node, run, state) {
      const { svg, words } = stage(node, state);
      const given = counted(state);
      const [low, high] = interval(given.k, given.n);
      const percent = (value) => number(100 * value, "3", state.locale);
      svg.setAttribute("aria-label", STRINGS.trial.aria(number(given.k, "d"), number(given.n, "d"), percent(low), percent(high)));
      paint(svg, given, played(given), state);
      say(words, told(given, played(given), state.locale));
    },
    describe: (_, state) => told(counted(state), played(counted(state)), state.locale),
  };
}

function told({ n, k, n0, k0, rate, other, repeats }, { treated, control }, locale) {
  const percent = (value) => number(Math.round(1000 * value) / 10, "3", locale);
  const whole = (value) => number(value, "d", locale);
  const share = (counts, from) => counts.slice(from).reduce((sum, count) => sum + count, 0) / repeats;
  const [low, high] = interval(k, n);
  const words = [STRINGS.trial.told(whole(k), whole(n), percent(k / n), percent(low), percent(high))];
  if (n0) words.push(STRINGS.trial.difference(...difference(k, n, k0, n0).map(percent)));
  else words.push(STRINGS.trial.noControl);
  words.push(STRINGS.trial.chance(whole(repeats), percent(rate), percent(share(treated, k)), percent(atLeast(k, n, rate)), whole(k), whole(n)));
  if (control) words.push(STRINGS.trial.luck(whole(repeats), percent(other), percent(share(control, k0)), whole(k0), whole(n0)));
  return words.join(" ");
}

function paint(svg, given, found, state) {
  const { size: { width, height: usual, text } } = state;
  const row = Math.round(text * 1.35);
  const bars = given.n0 ? 2 : 1;
  const height = Math.max(usual, bars * 3 * row + 5 * row + 130);
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, role: "img" })) svg.setAttribute(name, value);
  svg.style.fontSize = `${text}px`;
  const x = scaleLinear([0, 100], [10, width - 26]);
  svg.replaceChildren();
  let top = row;
  const groups = [[given.k, given.n, "", "var(--car-t)"], ...(given.n0 ? [[given.k0, given.n0, `${STRINGS.trial.control}: `, "var(--muted)"]] : [])];
  for (const [k, n, name, colour] of groups) {
    bar(svg, x, top, { k, n, name, colour }, state);
    top += 2.6 * row;
  }
  axis(svg, x, top - row * 0.7, row, STRINGS.trial.share, width, state.locale);
  histogram(svg, x, top + (width < 420 ? 3.4 : 2.4) * row, height, given, found, state);
}

/** The bar of true rates that fit, its ends in figures, and the count itself as a dot. */
function bar(svg, x, top, { k, n, name, colour }, { size: { text, measure }, locale }) {
  const [low, high] = interval(k, n).map((limit) => 100 * limit);
  const middle = top + text * 0.9;
  const percent = (value) => `${number(value, "d", locale)} %`;
  const long = measure(percent(low), text, 650);
  const room = x(low) - long - 8 > 0;
  svg.append(
    draw("text", { class: "axis-name", x: 0, y: top - 4 }, name + STRINGS.trial.got(number(k, "d", locale), number(n, "d", locale))),
    draw("rect", { class: "interval", x: x(low), y: middle - 9, width: Math.max(2, x(high) - x(low)), height: 18, rx: 4, fill: colour, "fill-opacity": 0.28, stroke: colour, "stroke-width": 2 }),
    draw("circle", { cx: x((100 * k) / n), cy: middle, r: 7, fill: colour, stroke: "var(--surface)", "stroke-width": 2 }),
    draw("text", { class: "end halo", x: room ? x(low) - 6 : x(low) + 8, y: middle + text * 0.35, "text-anchor": room ? "end" : "start" }, percent(low)));
  if (x(high) - x(low) > 2 * long + 40 && high < 99.95)
    svg.append(draw("text", { class: "end halo", x: x(high) + 6 + long < x(100) + 26 ? x(high) + 6 : x(high) - 8, y: middle + text * 0.35, "text-anchor": x(high) + 6 + long < x(100) + 26 ? "start" : "end" }, percent(high)));
}

function axis(svg, x, y, row, name, width, locale) {
  svg.append(draw("line", { class: "base", x1: x(0), x2: x(100), y1: y, y2: y }));
  for (const tick of [0, 25, 50, 75, 100]) svg.append(
    draw("line", { class: "event-tick", x1: x(tick), x2: x(tick), y1: y, y2: y + 5 }),
    draw("text", { class: "axis-name", x: x(tick), y: y + row, "text-anchor": tick === 0 ? "start" : tick === 100 ? "end" : "middle" }, number(tick, "d", locale)));
  svg.append(draw("text", { class: "axis-name", x: width, y: y + 2 * row - 2, "text-anchor": "end" }, name));
}

/** Trials played: a column for each share of people that got better; those at or above the count are full. */
function histogram(svg, x, top, height, { n, k, n0, repeats, rate }, { treated, control }, { size: { text, measure, width }, locale }) {
  const row = Math.round(text * 1.35);
  const base = height - row - 6;
  const first = top + 1.6 * row;
  const most = Math.max(...treated, ...(control ?? [0]));
  const y = scaleLinear([0, most], [base, first]);
  const wide = Math.max(1.5, Math.min(34, ((x(100) - x(0)) / (n + 1)) * 0.8));
  const title = draw("text", { class: "axis-name" });
  const lines = wrap(STRINGS.trial.histogram(number(repeats, "d", locale)), width, (words) => measure(words, text, 400));
  lines.forEach((words, i) => title.append(draw("tspan", { x: 0, y: top - (lines.length - 1 - i) * row }, words)));
  svg.append(title);
  treated.forEach((count, i) => {
    if (!count) return;
    svg.append(draw("rect", { class: "column", x: (x((100 * i) / n) - wide / 2).toFixed(1), width: wide, y: y(count).toFixed(1), height: (base - y(count)).toFixed(1), rx: Math.min(3, wide / 3), fill: i >= k ? "var(--car-t)" : "var(--surface)", stroke: "var(--car-t)", "stroke-width": wide > 4 ? 1.5 : 0.75 }));
  });
  control?.forEach((count, i) => {
    if (count) svg.append(draw("line", { class: "control-column", x1: x((100 * i) / n0) - wide / 2 - 3, x2: x((100 * i) / n0) + wide / 2 + 3, y1: y(count), y2: y(count), stroke: "var(--muted)", "stroke-width": 3 }));
  });
  svg.append(
    draw("line", { class: "base", x1: x(0) - wide / 2, x2: x(100) + wide / 2, y1: base, y2: base }),
    draw("path", { class: "event-mark", d: "M-6,9H6L0,0Z", transform: `translate(${x((100 * k) / n)},${base + 2})` }),
    draw("line", { class: "event", x1: x(100 * rate), x2: x(100 * rate), y1: first - 4, y2: base }));
  const yours = STRINGS.trial.yours;
  const long = measure(yours, text, 400);
  const rateWords = STRINGS.trial.rate;
  const rateLong = measure(rateWords, text, 400);
  svg.append(
    draw("text", { class: "event-words halo", x: Math.max(0, Math.min(width - long, x((100 * k) / n) - long / 2 - (x((100 * k) / n) > width - long ? 12 : 0))), y: base + row + 4 }, yours),
    draw("text", { class: "quiet halo", x: Math.max(0, Math.min(width - rateLong, x(100 * rate) - rateLong / 2)), y: first - 8 }, rateWords));
}

registerView("interval", machine);
