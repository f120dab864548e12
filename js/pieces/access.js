/**
 * <lupus-access>: who could be treated? A queue before the doors of centres, year by year. The table it
 * contains gives the numbers it starts from, and their sources.
 */
import { make, say } from "../dom/nodes.js";
import { piece } from "./_piece.js";
import { clock } from "./_access_clock.js";
import { picture, stands } from "./_access_picture.js";
import { amount, at, course, queue } from "./_access_queue.js";
import { row, whole } from "./_access_row.js";
import { steady } from "../dom/swipe.js";
import css from "./access.css";

const WORDS = {
  after: (year, waiting) =>
    year === 0 ? `Now: ${waiting} people wait` : `Year ${year}: ${waiting} people wait`,
  again: "Start over",
  box: (label) => `Number: ${label}`,
  cost: "cost a year",
  begin: "now",
  grows: (more) =>
    more === "0" ? "never: the queue stays as it is" : `never: the queue grows by ${more} a year`,
  last: "in ten years",
  notANumber: "Write a number.",
  outside: (low, high) => `Write a number from ${low} to ${high}.`,
  numbers: "The other numbers, and where they come from",
  pause: "❚❚ Pause",
  people: (count) => `${count} people`,
  play: "▶ Let ten years pass",
  stands: ({ person, door }) => `One person here: ${person} people. One door: ${door} centres.`,
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
  year: "Year",
};
const ROWS = ["people", "fresh", "share", "centres", "places", "price"];
const PAUSE = 500;

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
  const queued = scene(element, values);
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
    queued.show();
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
  const parts = ROWS.map((name, i) => row(element.key, name, rows[i], values, show, WORDS));
  again.addEventListener("click", () => {
    Object.assign(values, start);
    parts.forEach((part) => part.show?.());
    parts[ROWS.indexOf("centres")].range.focus();
    queued.over();
    show();
  });
  const shown = element.querySelector(".scroll") ?? element.querySelector("table");
  const rest = parts.filter((_, i) => ROWS[i] !== "centres");
  shown.replaceWith(
    queued.node,
    make("div", { class: "figures" }, ...figures.map(({ node }) => node)),
    make("div", { class: "rows first" }, parts[ROWS.indexOf("centres")].node),
    live,
    drawer(rest),
    make("div", { class: "verbs" }, again),
  );
  // What stands below the table is for readers without the knobs.
  while (element.lastElementChild.className !== "verbs") element.lastElementChild.remove();
  element.classList.add("framed");
  steady(element);
  show(0);
  return true;
}

/** The numbers that are not at hand; paper shows them. */
function drawer(parts) {
  const summary = make("summary", {}, WORDS.numbers);
  const node = make(
    "details",
    {},
    summary,
    make("div", { class: "rows" }, ...parts.map((part) => part.node)),
  );
  addEventListener("beforeprint", () => (node.open = true));
  return node;
}

/** The picture of the queue with its years, as wide as its place. */
function scene(element, values) {
  const { node, show: paint } = picture();
  const years = clock(element.key, WORDS, () => show());
  const now = make("strong", {});
  const key = make("p", { class: "small" });
  const box = make("div", { class: "line" }, now, node, years.node, key);
  let width = 0;
  function show() {
    if (!width) return;
    const waiting = at(course(values), years.year()).waiting;
    const words = WORDS.after(Math.round(years.year()), big(waiting));
    const { person, door } = stands(values);
    paint(values, years.year(), width, words);
    years.show(words);
    say(now, words);
    say(key, WORDS.stands({ person: whole.format(person), door: whole.format(door) }));
  }
  new ResizeObserver(([{ contentRect }]) => {
    width = Math.round(contentRect.width);
    show();
  }).observe(box);
  return { node: box, show, over: years.over };
}

piece("access", wake, css);
