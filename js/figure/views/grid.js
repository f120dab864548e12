/**
 * What each stop of a knob sets, as a table: a row is pressed to choose it, the cells of the last row to set
 * a tag oneself.
 */
import styles from "./grid.css";
import { make, put, say } from "../../dom/nodes.js";
import { dayShown } from "../../measure/day.js";
import { valueOf } from "../../model/values.js";
import { staged } from "../view_parts.js";
import { STRINGS } from "../../strings/views/grid.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";

/** @type {[level: string, from: number, sign: string][]} */
const LEVELS = [
  ["none", 0, "○"],
  ["weak", 0.1, "◐"],
  ["full", 1, "●"],
];
const levelOf = (value) => (value < 0.05 ? LEVELS[0] : value < 0.5 ? LEVELS[1] : LEVELS[2]);

/** Left of each column on a day, in percent of before any event. */
export function left(view, run, day) {
  const now = run.sample([day]);
  const before = run.jumps[0]?.day === 0 ? run.jumps[0].before : null;
  return Object.values(view.columns).map(
    ([, column]) => (100 * now[column][0]) / (before?.[column] ?? run.columns[column][0]),
  );
}

/** @type {import("../../types.d.ts").MakeView} */
function grid(model, view, change) {
  const knob = model.knobs.find((one) => one.name === view.knob);
  const columns = Object.entries(view.columns).map(([label, [parameter]]) => ({ label, parameter }));
  const stage = staged(() => built(model, knob, columns, change));
  const told = ({ values, locale }, day, shares) => {
    const row = shown(model, knob, values);
    const list = shares.map((share, i) =>
      STRINGS.grid.share(columns[i].label.replaceAll("\u00ad", ""), number(share, "d", locale)),
    );
    return `${STRINGS.onDay(number(day, "d", locale))}: ${STRINGS.grid.told(row?.label ?? STRINGS.grid.own, list.join(", "))}`;
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings) {
      const parts = stage(node);
      const day = dayShown(model, settings, run);
      parts.update(settings, day, left(view, run, day));
      return { words: parts.beneath };
    },
    tell(node, run, settings) {
      const day = dayShown(model, settings, run);
      say(stage(node).words, told(settings, day, left(view, run, day)));
    },
  };
}

/** The stop whose values these are. */
const shown = (model, knob, values) =>
  knob.stops.find((stop) =>
    Object.entries(stop.values).every(([name, value]) => valueOf(model, values, name) === value),
  );

function built(model, knob, columns, change) {
  const made = {};
  let values;
  const set = (some) => change({ values: { ...values, ...some } });
  const rows = knob.stops.map((stop) => {
    const button = make("button", { type: "button", class: "row-name" }, stop.label);
    const row = make(
      "tr",
      {},
      make("th", { scope: "row" }, button),
      ...columns.map(({ parameter }) => symbol(stop.values[parameter])),
    );
    row.addEventListener("click", () => set(stop.values));
    return { row, button, stop };
  });
  const tags = columns.map(({ label, parameter }) => {
    const button = make("button", { type: "button", class: "tag" });
    button.addEventListener("click", () => {
      const next = LEVELS[(LEVELS.indexOf(levelOf(valueOf(model, values, parameter))) + 1) % LEVELS.length];
      set({ [parameter]: next[1] });
    });
    return { label, parameter, button };
  });
  const remains = columns.map(() => make("td", { class: "left" }));
  const day = make("th", { scope: "row" });
  const table = make(
    "table",
    { class: "tags" },
    make("caption", {}, STRINGS.grid.caption),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, knob.label),
        ...columns.map(({ label }) => make("th", { scope: "col" }, make("span", {}, label))),
      ),
    ),
    make(
      "tbody",
      {},
      ...rows.map(({ row }) => row),
      make(
        "tr",
        { class: "own" },
        make("th", { scope: "row" }, STRINGS.grid.own),
        ...tags.map(({ button }) => make("td", {}, button)),
      ),
      make("tr", { class: "remains" }, day, ...remains),
    ),
  );
  const words = make("p", { class: "view-words" });
  made.words = words;
  Object.assign(made, { picture: table, beneath: [words] });
  made.update = (settings, on, shares) => {
    const { locale, locked } = settings;
    values = settings.values;
    const now = shown(model, knob, values);
    for (const { row, button, stop } of rows) {
      row.classList.toggle("on", stop === now);
      put(button, { "aria-pressed": stop === now });
      button.disabled = locked.includes(knob.name);
    }
    for (const { label, parameter, button } of tags) {
      const [level, , sign] = levelOf(valueOf(model, values, parameter));
      say(button, sign);
      put(button, {
        "aria-label": STRINGS.grid.toggle(label.replaceAll("\u00ad", ""), STRINGS.tagLevel[level]),
      });
      button.disabled = locked.includes(knob.name) || locked.includes(parameter);
    }
    say(day, STRINGS.grid.left(number(on, "d", locale)));
    shares.forEach((share, i) => say(remains[i], `${number(share, "d", locale)} %`));
  };
  return made;
}

function symbol(value) {
  const [level, , sign] = levelOf(value);
  return make(
    "td",
    { class: `tag-${level}` },
    make("span", { "aria-hidden": "true" }, sign),
    make("span", { class: "unseen" }, STRINGS.tagLevel[level]),
  );
}

registerView("grid", grid, styles);
