/**
 * The confidence-interval machine: a count, its exact bar of true rates, a control group beside it, and
 * trials played many times; or a rare harm and the rule of three.
 */
import { scaleLinear } from "d3-scale";
import { wrap } from "../room.js";
import { draw, say } from "../../dom/nodes.js";
import { atLeast, difference, interval, trials } from "../../measure/proportion.js";
import { pictured, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/en.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";

const SEED = 20;

/**
 * What the settings say: whole people, never more better than treated. Those counted twice are taken out of
 * the count again.
 */
export function counted(state, { count, people, play } = { count: "k", people: "n", play: true }) {
  const whole = (name, least) => Math.max(least, Math.round(state.value(name)));
  const n = whole(people, 1);
  const k = Math.min(n, whole(count, 0));
  if (!play) return { n, k, n0: 0, k0: 0 };
  const twice = Math.min(n - 1, k, whole("twice", 0));
  const n0 = whole("n0", 0);
  const rate = (name) => Math.max(0, Math.min(1, state.value(name)));
  const over = whole("k", 0) > n ? whole("k", 0) : 0;
  return {
    n: n - twice,
    k: k - twice,
    over,
    twice,
    lost: whole("lost", 0),
    n0,
    k0: Math.min(n0, whole("k0", 0)),
    rate: rate("rate"),
    other: rate("other"),
    repeats: whole("repeats", 1),
  };
}

/**
 * The true rates that fit. Where a rare harm was not seen at all, the whole doubt of 5 in 100 lies at the
 * upper end.
 */
const fitting = ({ play }, k, n) => interval(k, n, !play && k === 0 ? 0.9 : 0.95);

function machine(model, view) {
  const stage = staged(pictured);
  let last;
  const played = (given) => {
    const key = JSON.stringify([given.n, given.rate, given.n0, given.other, given.repeats]);
    if (last?.key !== key)
      last = {
        key,
        treated: trials(given.n, given.rate, given.repeats, SEED),
        control: given.n0 ? trials(given.n0, given.other, given.repeats, SEED + 1) : null,
      };
    return last;
  };
  return {
    title: view.title,
    element: "div",
    timeless: true,
    draw(node, run, state) {
      const { svg, words } = stage(node, state);
      const given = counted(state, view);
      const [low, high] = fitting(view, given.k, given.n);
      const percent = (value) => number(100 * value, "3", state.locale);
      svg.setAttribute(
        "aria-label",
        STRINGS.trial.aria(
          number(given.k, "d", state.locale),
          number(given.n, "d", state.locale),
          percent(low),
          percent(high),
          view.what,
        ),
      );
      if (view.play) paint(svg, given, played(given), state, view);
      else close(svg, given, state, view);
      say(
        words,
        view.play ? told(given, played(given), state.locale, view) : rare(given, state.locale, view),
      );
    },
    describe: (_, state) =>
      view.play
        ? told(counted(state, view), played(counted(state, view)), state.locale, view)
        : rare(counted(state, view), state.locale, view),
  };
}

/** A share in per cent; one that is not nothing is not called so. */
const share = (value, locale) =>
  value > 0 && value < 0.0005
    ? `< ${number(0.1, "3", locale)}`
    : number(Math.round(1000 * value) / 10, "3", locale);

function told({ n, k, over, n0, k0, rate, other, repeats, twice, lost }, { treated, control }, locale, view) {
  const percent = (value) => share(value, locale);
  const whole = (value) => number(value, "d", locale);
  const part = (counts, from) => counts.slice(from).reduce((sum, count) => sum + count, 0) / repeats;
  const [low, high] = interval(k, n);
  const words = [
    STRINGS.trial.told(whole(k), whole(n), percent(k / n), percent(low), percent(high), view.what),
  ];
  if (over) words.unshift(STRINGS.trial.over(whole(over), whole(n)));
  if (twice) words.push(STRINGS.trial.twice(whole(twice), whole(k + twice), whole(n + twice)));
  if (lost) words.push(STRINGS.trial.lost(whole(lost), ...judged({ n, k, lost }).map(percent)));
  if (n0) words.push(STRINGS.trial.difference(...difference(k, n, k0, n0).map(percent)));
  else words.push(STRINGS.trial.noControl);
  words.push(
    STRINGS.trial.chance(
      whole(repeats),
      percent(rate),
      percent(part(treated, k)),
      percent(atLeast(k, n, rate)),
      whole(k),
      whole(n),
    ),
  );
  if (control)
    words.push(
      STRINGS.trial.luck(whole(repeats), percent(other), percent(part(control, k0)), whole(k0), whole(n0)),
    );
  return words.join(" ");
}

/** The bar if none, up to the bar if all, of those not judged got better. */
const judged = ({ n, k, lost }) => [interval(k, n + lost)[0], interval(k + lost, n + lost)[1]];

function rare({ n, k }, locale, view) {
  const [low, high] = fitting(view, k, n);
  const fine = (value) =>
    value > 0 && value < 0.0005 ? number(100 * value, "", locale) : share(value, locale);
  const words = [
    STRINGS.trial.told(
      number(k, "d", locale),
      number(n, "d", locale),
      share(k / n, locale),
      fine(low),
      share(high, locale),
      view.what,
    ),
  ];
  if (k === 0) words.push(STRINGS.trial.three(number(n, "d", locale), share(Math.min(1, 3 / n), locale)));
  return words.join(" ");
}

/**
 * Bars from top to bottom: [{ low, high, at, words, colour, dashed }] in shares; `at` is the count itself.
 */
function bars({ n, k, n0, k0, twice, lost }, view, locale) {
  const got = (k, n) => STRINGS.trial.got(number(k, "d", locale), number(n, "d", locale), view.what);
  const of = (k, n, more) => {
    const [low, high] = fitting(view, k, n);
    return { low, high, at: k / n, words: got(k, n), colour: "var(--car-t)", ...more };
  };
  const all = [of(k, n)];
  if (twice)
    all.push(
      of(k + twice, n + twice, {
        words: STRINGS.trial.refused(number(twice, "d", locale)),
        colour: "var(--muted)",
        dashed: true,
      }),
    );
  if (lost) {
    const [low, high] = judged({ n, k, lost });
    all.push({
      low,
      high,
      words: STRINGS.trial.unjudged(number(lost, "d", locale)),
      colour: "var(--car-t)",
      dashed: true,
    });
  }
  if (n0) all.push(of(k0, n0, { words: `${STRINGS.trial.control}: ${got(k0, n0)}`, colour: "var(--muted)" }));
  return all;
}

function sized(svg, width, height, text) {
  for (const [name, value] of Object.entries({
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
  }))
    svg.setAttribute(name, value);
  svg.style.fontSize = `${text}px`;
  svg.replaceChildren();
}

function paint(svg, given, found, state, view) {
  const {
    size: { width, height: usual, text },
    locale,
  } = state;
  const row = Math.round(text * 1.35);
  const all = bars(given, view, locale);
  const height = Math.max(usual, all.length * 3 * row + (given.n0 ? 11 : 6) * row + 130);
  sized(svg, width, height, text);
  const x = scaleLinear([0, 100], [10, width - 8 - state.size.measure("99 %", text, 650)]);
  let top = row;
  for (const one of all) top += bar(svg, x, top, one, state);
  axis(svg, x, top - row * 0.7, row, STRINGS.trial.share(view.what), width, locale, [0, 25, 50, 75, 100]);
  top += 2 * row;
  if (given.n0) top += apart(svg, top, given, state) + row;
  histogram(svg, x, top + (width < 420 ? 1.4 : 0.4) * row, height, given, found, state);
}

/**
 * The difference to the control group, in percentage points, on an axis of its own with 0 in the middle.
 * Returns how tall it is.
 */
function apart(svg, top, { n, k, n0, k0 }, state) {
  const {
    size: { width, text },
    locale,
  } = state;
  const row = Math.round(text * 1.35);
  const x = scaleLinear([-100, 100], [10, width - 26]);
  const [at, low, high] = difference(k, n, k0, n0);
  const sign = (value) => `${value > 0 ? "+" : ""}${number(100 * value, "d", locale)}`;
  const words = wrap(STRINGS.trial.apart(sign(at)), width, (words) => state.size.measure(words, text, 400));
  const middle = top + words.length * row + text * 0.9;
  const [from, to] = [x(100 * Math.max(-1, low)), x(100 * Math.min(1, high))];
  const beside = (value) => state.size.measure(sign(value), text, 650) + 8;
  const inside = { low: from - beside(low) < 0, high: to + beside(high) > width };
  svg.append(
    ...words.map((line, i) => draw("text", { class: "axis-name", x: 0, y: top + row * (i + 0.7) }, line)),
    draw("rect", {
      class: "interval",
      x: from,
      y: middle - 9,
      width: Math.max(2, to - from),
      height: 18,
      rx: 4,
      fill: "var(--text)",
      "fill-opacity": 0.12,
      stroke: "var(--text)",
      "stroke-width": 2,
    }),
    draw("line", { class: "event", x1: x(0), x2: x(0), y1: middle - 13, y2: middle + row * 1.3 }),
    draw("circle", {
      cx: x(100 * at),
      cy: middle,
      r: 7,
      fill: "var(--text)",
      stroke: "var(--surface)",
      "stroke-width": 2,
    }),
    draw(
      "text",
      {
        class: "end halo",
        x: from + (inside.low ? 8 : -6),
        y: middle + text * 0.35,
        "text-anchor": inside.low ? "start" : "end",
      },
      sign(Math.max(-1, low)),
    ),
    ...(sign(low) === sign(high)
      ? []
      : [
          draw(
            "text",
            {
              class: "end halo",
              x: to + (inside.high ? -8 : 6),
              y: middle + text * 0.35,
              "text-anchor": inside.high ? "end" : "start",
            },
            sign(Math.min(1, high)),
          ),
        ]),
  );
  axis(svg, x, middle + row * 1.1, row, STRINGS.trial.points, width, locale, [-100, -50, 0, 50, 100]);
  return middle + row * 3.1 - top;
}

const ENDS = [0.4, 1, 2, 4, 8, 20, 40, 100]; // their quarters are short to write

/** A rare harm: the axis closes in on the bar, and a mark says where the rule of three ends. */
function close(svg, given, state, view) {
  const {
    size: { width, text },
    locale,
  } = state;
  const row = Math.round(text * 1.35);
  const [one] = bars(given, view, locale);
  const three = given.k === 0 ? Math.min(1, 3 / given.n) : 0;
  const end = ENDS.find((end) => end >= 118 * Math.max(one.high, three)) ?? 100;
  const x = scaleLinear([0, end], [10, width - 26]);
  sized(svg, width, Math.round(8.2 * row), text);
  const mark = draw("line", { class: "event" });
  svg.append(mark);
  const top = 1.2 * row + bar(svg, x, 1.2 * row, one, state);
  axis(
    svg,
    x,
    top - row * 0.7,
    row,
    STRINGS.trial.share(view.what),
    width,
    locale,
    [0, 1, 2, 3, 4].map((part) => (part * end) / 4),
    three ? 3 : 2,
  );
  if (!three) return mark.remove();
  const words = STRINGS.trial.threeMark(number(given.n, "d", locale));
  const long = state.size.measure(words, text, 400);
  const low = top + 0.4 * row;
  for (const [name, at] of Object.entries({
    x1: x(100 * three),
    x2: x(100 * three),
    y1: 1.2 * row + 2,
    y2: low,
  }))
    mark.setAttribute(name, at);
  svg.append(
    draw(
      "text",
      {
        class: "event-words halo",
        x: Math.max(0, Math.min(width - long, x(100 * three) - long / 2)),
        y: low + row * 0.9,
      },
      words,
    ),
  );
}

/**
 * The bar of true rates that fit, its ends in figures, and the count itself as a dot. Returns how tall it is,
 * with its words.
 */
function bar(
  svg,
  x,
  top,
  { low, high, at, words, colour, dashed },
  { size: { text, measure, width }, locale },
) {
  const row = Math.round(text * 1.35);
  const lines = wrap(words, width, (words) => measure(words, text, 400));
  const down = top + (lines.length - 1) * row;
  const middle = down + text * 0.9;
  const [from, to] = [x(100 * low), x(100 * high)];
  const tail = x.domain()[1] <= 10 ? "" : "d";
  const percent = (value) => `${number(100 * value, tail, locale)} %`;
  const long = measure(percent(low), text, 650);
  // The figures keep clear of the dot of the count.
  const dot = at === undefined ? [to, from] : [x(100 * at) - 10, x(100 * at) + 10];
  const [before, after] = [Math.min(from - 6, dot[0]), Math.max(to + 6, dot[1])];
  const within = dot[0] < from + 8 + long ? Math.max(from + 8, dot[1]) : from + 8;
  const room = before - long - 2 > 0;
  lines.forEach((line, i) =>
    svg.append(draw("text", { class: "axis-name", x: 0, y: top - 4 + i * row }, line)),
  );
  svg.append(
    draw("rect", {
      class: "interval",
      x: from,
      y: middle - 9,
      width: Math.max(2, to - from),
      height: 18,
      rx: 4,
      fill: colour,
      "fill-opacity": dashed ? 0.06 : 0.28,
      stroke: colour,
      "stroke-width": 2,
      "stroke-dasharray": dashed ? "5 4" : "none",
    }),
  );
  if (at !== undefined)
    svg.append(
      draw("circle", {
        cx: x(100 * at),
        cy: middle,
        r: 7,
        fill: colour,
        stroke: "var(--surface)",
        "stroke-width": 2,
      }),
    );
  if (from - x(0) > 6)
    svg.append(
      draw(
        "text",
        {
          class: "end halo",
          x: room ? before : within,
          y: middle + text * 0.35,
          "text-anchor": room ? "end" : "start",
        },
        percent(low),
      ),
    );
  const end = measure(percent(high), text, 650);
  // Words of the lower end that find no room in the bar push on those of the upper.
  const beyond = room ? after : Math.max(after, within + long + 8);
  const outside = beyond + end < width;
  if (high < 0.9995 && (outside || to - from > 2 * long + 40)) {
    svg.append(
      draw(
        "text",
        {
          class: "end halo",
          x: outside ? beyond : to - 8,
          y: middle + text * 0.35,
          "text-anchor": outside ? "start" : "end",
        },
        percent(high),
      ),
    );
  }
  return down - top + 2.6 * row;
}

function axis(svg, x, y, row, name, width, locale, ticks, below = 2) {
  svg.append(draw("line", { class: "base", x1: x(ticks[0]), x2: x(ticks.at(-1)), y1: y, y2: y }));
  ticks.forEach((tick, i) =>
    svg.append(
      draw("line", { class: "event-tick", x1: x(tick), x2: x(tick), y1: y, y2: y + 5 }),
      draw(
        "text",
        {
          class: "axis-name halo",
          x: x(tick),
          y: y + row,
          "text-anchor": i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle",
        },
        number(tick, Number.isInteger(tick) ? "d" : "3", locale),
      ),
    ),
  );
  svg.append(
    draw("text", { class: "axis-name", x: width, y: y + below * row - 2, "text-anchor": "end" }, name),
  );
}

/** Trials played: a column for each share of people that got better; those at or above the count are full. */
function histogram(
  svg,
  x,
  top,
  height,
  { n, k, n0, repeats, rate },
  { treated, control },
  { size: { text, measure, width }, locale },
) {
  const row = Math.round(text * 1.35);
  const base = height - 2 * row - 6;
  const first = top + 1.6 * row;
  const most = Math.max(...treated, ...(control ?? [0]));
  const y = scaleLinear([0, most], [base, first]);
  const wide = Math.max(1.5, Math.min(34, ((x(100) - x(0)) / (n + 1)) * 0.8));
  const title = draw("text", { class: "axis-name" });
  const lines = wrap(
    STRINGS.trial.histogram(number(repeats, "d", locale)) + (control ? STRINGS.trial.grey : ""),
    width,
    (words) => measure(words, text, 400),
  );
  lines.forEach((words, i) =>
    title.append(draw("tspan", { x: 0, y: top - (lines.length - 1 - i) * row }, words)),
  );
  svg.append(title);
  treated.forEach((count, i) => {
    if (!count) return;
    svg.append(
      draw("rect", {
        class: "column",
        x: (x((100 * i) / n) - wide / 2).toFixed(1),
        width: wide,
        y: y(count).toFixed(1),
        height: (base - y(count)).toFixed(1),
        rx: Math.min(3, wide / 3),
        fill: i >= k ? "var(--car-t)" : "var(--surface)",
        stroke: "var(--car-t)",
        "stroke-width": wide > 4 ? 1.5 : 0.75,
      }),
    );
  });
  control?.forEach((count, i) => {
    if (count)
      svg.append(
        draw("line", {
          class: "control-column",
          x1: x((100 * i) / n0) - wide / 2 - 3,
          x2: x((100 * i) / n0) + wide / 2 + 3,
          y1: y(count),
          y2: y(count),
          stroke: "var(--muted)",
          "stroke-width": 3,
        }),
      );
  });
  svg.append(
    draw("line", { class: "base", x1: x(0) - wide / 2, x2: x(100) + wide / 2, y1: base, y2: base }),
    draw("path", {
      class: "event-mark",
      d: "M-6,9H6L0,0Z",
      transform: `translate(${x((100 * k) / n)},${base + 2})`,
    }),
    draw("line", { class: "event", x1: x(100 * rate), x2: x(100 * rate), y1: first - 4, y2: base }),
  );
  [...new Set([0, Math.round(n / 2), n])].forEach((count) =>
    svg.append(
      draw(
        "text",
        { class: "axis-name", x: x((100 * count) / n), y: base + 2 * row + 2, "text-anchor": "middle" },
        number(count, "d", locale),
      ),
    ),
  );
  const yours = STRINGS.trial.yours;
  const long = measure(yours, text, 400);
  const rateWords = STRINGS.trial.rate;
  const rateLong = measure(rateWords, text, 400);
  svg.append(
    draw(
      "text",
      {
        class: "event-words halo",
        x: Math.max(
          0,
          Math.min(width - long, x((100 * k) / n) - long / 2 - (x((100 * k) / n) > width - long ? 12 : 0)),
        ),
        y: base + row + 4,
      },
      yours,
    ),
    draw(
      "text",
      {
        class: "quiet halo",
        x: Math.max(0, Math.min(width - rateLong, x(100 * rate) - rateLong / 2)),
        y: first - 8,
      },
      rateWords,
    ),
  );
}

registerView("interval", machine);
