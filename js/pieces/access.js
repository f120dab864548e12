/**
 * <lupus-access>: who could be treated? The table it contains gives the numbers it starts from, and their
 * sources.
 */
import { numberBox } from "../dom/number_box.js";
import { make, say } from "../dom/nodes.js";
import { piece, words } from "./_piece.js";
import { amount, nearest, queue, stops } from "./_access_queue.js";
import { steady } from "../dom/swipe.js";
import css from "./access.css";

const WORDS = {
  again: "Start over",
  box: (label) => `Number: ${label}`,
  cost: "cost a year",
  grows: (more) =>
    more === "0" ? "never: the queue stays as it is" : `never: the queue grows by ${more} a year`,
  notANumber: "Write a number.",
  outside: (low, high) => `Write a number from ${low} to ${high}.`,
  people: (count) => `${count} people`,
  stays: (value) => `It stays at ${value}.`,
  treated: "treated a year",
  told: ({ room, waiting, joining, end, yearly, total }) =>
    `There is room for ${room} people a year. ${waiting} wait now, and ${joining} join each year. ${end} A year costs US$ ${yearly}; to treat all who wait now costs US$ ${total}.`,
  ends: (years) => `After ${years} nobody would wait.`,
  never: (more) =>
    more === "0"
      ? "So the queue stays as it is."
      : `So the queue grows by ${more} people a year and has no end.`,
  years: (years, one) => (one ? "1 year" : `${years} years`),
  unclear: (text, one, other) => `“${text}” may be ${one} or ${other}. Write it in one of these two ways.`,
  wait: "until nobody waits",
};
const ROWS = ["people", "fresh", "share", "centres", "places", "price"];
const KNOBS = { share: [0.1, 100], centres: [1, 10_000], places: [1, 1000], price: [1000, 2_000_000] };
const PAUSE = 500;

const whole = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

/** Money and crowds in words: 1.9 billion. */
function big(value) {
  /** @type {[size: number, name: string][]} */
  const sizes = [
    [1e12, " trillion"],
    [1e9, " billion"],
    [1e6, " million"],
  ];
  const [size, name] = sizes.find(([one]) => value >= one) ?? [1, ""];
  return (name ? short : whole).format(value / size) + name;
}

function wake(element) {
  const rows = [...element.querySelectorAll("table tbody tr")].map(({ cells }) => cells);
  const start = Object.fromEntries(ROWS.map((name, i) => [name, amount(rows[i]?.[1]?.textContent ?? "")]));
  if (rows.length !== ROWS.length || Object.values(start).some((value) => !(value > 0))) return false;
  const values = { ...start };
  const figure = (label) => ({ value: make("strong", {}), node: make("div", { class: "figure" }), label });
  const figures = [figure(WORDS.treated), figure(WORDS.wait), figure(WORDS.cost)];
  figures.forEach(({ node, value, label }) => node.append(value, make("span", { class: "small" }, label)));
  const live = make("p", { class: "reply", role: "status" });
  const again = make("button", { type: "button", class: "quiet" }, WORDS.again);
  let timer;

  const show = (pause = PAUSE) => {
    const { treated, room, waiting, joining, years, yearly, total } = queue(values);
    const more = big(joining - room);
    const span =
      Number.isFinite(years) &&
      WORDS.years(
        whole.format(years < 10 ? Number(years.toPrecision(2)) : Math.ceil(years - 1e-9)),
        years === 1,
      );
    const end = span ? WORDS.ends(span) : WORDS.never(more);
    [WORDS.people(big(treated)), span || WORDS.grows(more), `US$ ${big(yearly)}`].forEach((text, i) =>
      say(figures[i].value, text),
    );
    figures[1].node.classList.toggle("grows", !span);
    again.hidden = ROWS.every((name) => values[name] === start[name]);
    clearTimeout(timer);
    // The sentence waits until the hand rests, so that a screen reader is told once.
    timer = setTimeout(
      () =>
        say(
          live,
          WORDS.told({
            room: big(room),
            waiting: big(waiting),
            joining: big(joining),
            end,
            yearly: big(yearly),
            total: big(total),
          }),
        ),
      pause,
    );
  };
  const parts = ROWS.map((name, i) => row(element.key, name, rows[i], values, show));
  again.addEventListener("click", () => {
    Object.assign(values, start);
    parts.forEach((part) => part.show?.());
    parts.find((part) => part.range).range.focus();
    show();
  });
  const shown = element.querySelector(".scroll") ?? element.querySelector("table");
  shown.replaceWith(
    make("div", { class: "figures" }, ...figures.map(({ node }) => node)),
    live,
    make("div", { class: "rows" }, ...parts.map(({ node }) => node)),
    make("div", { class: "verbs" }, again),
  );
  // What stands below the table is for readers without the knobs.
  while (element.lastElementChild.className !== "verbs") element.lastElementChild.remove();
  element.classList.add("framed");
  steady(element);
  show(0);
  return true;
}

/** One row of the table: a given number, or a knob with its box; its source below. */
function row(key, name, [label, , source], values, changed) {
  const title = words(label);
  const from = make("div", { class: "small" }, ...source.childNodes);
  const ends = KNOBS[name];
  if (!ends)
    return {
      node: make(
        "div",
        { class: "given" },
        make("span", {}, title),
        make("b", {}, whole.format(values[name])),
        from,
      ),
    };
  const id = `${key}-${name}`;
  const all = stops(ends);
  const range = make("input", { type: "range", id, min: 0, max: all.length - 1, step: 1 });
  const show = () => {
    range.value = String(nearest(all, values[name]));
    range.style.setProperty("--part", Number(range.value) / (all.length - 1));
    range.setAttribute("aria-valuetext", whole.format(values[name]));
    box.show();
  };
  const put = (value) => {
    values[name] = value;
    show();
    changed();
  };
  const take = (place) => {
    box.clear();
    put(all[Math.max(0, Math.min(all.length - 1, place))]);
  };
  const box = numberBox(
    { "aria-label": WORDS.box(title) },
    {
      words: WORDS,
      locale: "en",
      ends: () => ends,
      value: () => values[name],
      put,
      step: (way) => take(Number(range.value) + way),
      figure: whole.format,
    },
  );
  range.addEventListener("input", () => take(Number(range.value)));
  show();
  return {
    node: make(
      "div",
      { class: "knob" },
      make("label", { for: id }, title),
      box.input,
      range,
      from,
      box.problem,
    ),
    range,
    show,
  };
}

piece("access", wake, css);
