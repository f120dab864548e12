/**
 * What each stop of a knob sets, as a table: a row is pressed to choose it, the cells of the last row to set
 * a tag oneself.
 */
import { make, say } from "../../dom/nodes.js";
import { staged } from "../view_parts.js";
import { STRINGS } from "../../strings/en.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";

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

function grid(model, view) {
  const knob = model.knobs.find((one) => one.name === view.knob);
  const columns = Object.entries(view.columns).map(([label, [parameter]]) => ({ label, parameter }));
  const stage = staged(() => built(knob, columns));
  const told = (run, state) => {
    const row = shown(knob, state);
    const list = left(view, run, state.day).map((share, i) =>
      STRINGS.grid.share(columns[i].label.replaceAll("\u00ad", ""), number(share, "d", state.locale)),
    );
    return `${STRINGS.onDay(number(state.day, "d", state.locale))}: ${STRINGS.grid.told(row?.label ?? STRINGS.grid.own, list.join(", "))}`;
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, state) {
      const parts = stage(node, state);
      parts.own.state = state;
      parts.update(state, left(view, run, state.day));
      say(parts.words, told(run, state));
    },
    describe: told,
  };
}

/** The stop whose values these are. */
const shown = (knob, state) =>
  knob.stops.find(({ values }) =>
    Object.entries(values).every(([name, value]) => state.value(name) === value),
  );

function built(knob, columns) {
  const own = {};
  const made = { own };
  const rows = knob.stops.map((stop) => {
    const button = make("button", { type: "button", class: "row-name" }, stop.label);
    const row = make(
      "tr",
      {},
      make("th", { scope: "row" }, button),
      ...columns.map(({ parameter }) => symbol(stop.values[parameter])),
    );
    row.addEventListener("click", () => own.state.set(stop.values));
    return { row, button, stop };
  });
  const tags = columns.map(({ label, parameter }) => {
    const button = make("button", { type: "button", class: "tag" });
    button.addEventListener("click", () => {
      const next = LEVELS[(LEVELS.indexOf(levelOf(own.state.value(parameter))) + 1) % LEVELS.length];
      own.state.set({ [parameter]: next[1] });
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
  made.update = (state, shares) => {
    const now = shown(knob, state);
    for (const { row, button, stop } of rows) {
      row.classList.toggle("on", stop === now);
      button.setAttribute("aria-pressed", stop === now);
      button.disabled = state.locked.has(knob.name);
    }
    for (const { label, parameter, button } of tags) {
      const [level, , sign] = levelOf(state.value(parameter));
      say(button, sign);
      button.setAttribute(
        "aria-label",
        STRINGS.grid.toggle(label.replaceAll("\u00ad", ""), STRINGS.grid.level[level]),
      );
      button.disabled = state.locked.has(knob.name) || state.locked.has(parameter);
    }
    say(day, STRINGS.grid.left(number(state.day, "d", state.locale)));
    shares.forEach((share, i) => say(remains[i], `${number(share, "d", state.locale)} %`));
  };
  return made;
}

function symbol(value) {
  const [level, , sign] = levelOf(value);
  return make(
    "td",
    { class: `tag-${level}` },
    make("span", { "aria-hidden": "true" }, sign),
    make("span", { class: "unseen" }, STRINGS.grid.level[level]),
  );
}

registerView("grid", grid);
