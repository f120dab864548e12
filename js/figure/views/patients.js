/**
 * One hundred virtual patients, a person each, computed in a worker; a newer setting cancels the one before.
 */
import styles from "./patients.css";
import { bundle } from "../../dom/scripts.js";
import * as ACTORS from "../../look/actors.js";
import { cohortOf, order, patients as everyone, sorter, source } from "../../simulate/cohort.js";
import { draw, make, put, say } from "../../dom/nodes.js";
// @ts-expect-error: the build makes it the text of its script
import text from "../../simulate/cohort.worker.js";
import { staged } from "../view_parts.js";
import { STRINGS } from "../../strings/views/patients.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";
/** @import { MakeView, Patients } from "../../types.d.ts" */

const PAUSE = 80; // ms for the hand to rest before patients are computed
const PERSON = ACTORS["person"][0].d;
// Of three groups the first is full, the second half full, the last an outline; of two, full and outline.
/** @type {[colour: string, full: number][]} */
const LOOKS = [
  ["var(--self-reactive)", 1],
  ["var(--self-reactive)", 0.35],
  ["var(--b-cell)", 0],
];
/** @type {[colour: string, full: number][]} */
const WELL = [
  ["var(--b-cell)", 1],
  ["var(--self-reactive)", 0],
];

/** @type {MakeView<Patients>} */
function patients(known, view) {
  const model = { ...known, ...globalThis.lupusedu?.people?.[view.draws] };
  const names = [...Object.keys(view.groups), view.rest];
  const looks = names.length > 2 ? LOOKS : WELL;
  const places = order(model, view);
  const stage = staged(() => {
    const svg = draw("svg", { role: "img" });
    const progress = make("progress", {
      max: view.number,
      value: 0,
      "aria-label": STRINGS.patients.progress(0, view.number),
    });
    const words = make("p", { class: "view-words" });
    const key = make(
      "ul",
      { class: "key" },
      ...names.map((_, i) => make("li", {}, icon(looks[i]), make("span"))),
    );
    const live = make("p", { class: "unseen", role: "status" });
    return {
      svg,
      progress,
      key,
      words,
      live,
      picture: svg,
      beneath: [make("div", { class: "progress" }, progress), key, words, live],
    };
  });
  const crew = new Crew(model, view);
  // Without “, place 1”: what each place has of its own is named once.
  const labelled = (parameters) =>
    [
      ...new Set(
        parameters.map((name) =>
          model.parameters.find((one) => one.name === name).label.replace(/, \p{L}+ \d$/u, ""),
        ),
      ),
    ].join(", ");
  const told = ({ values, locale }) => {
    const cohort = cohortOf(model, view, values);
    const spreads = new Set(
      view.cohorts.map((name) => JSON.stringify(model.cohorts.find((one) => one.name === name).spread)),
    );
    const spread = STRINGS.patients.spread(
      labelled(Object.keys(cohort.spread)),
      spreads.size > 1 ? (cohort.label ?? cohort.name) : "",
    );
    if (cohort.own) return `${spread} ${STRINGS.patients.own(labelled(cohort.own))}`;
    return cohort.before ? `${spread} ${STRINGS.patients.chance(number(cohort.days, "d", locale))}` : spread;
  };
  const counts = (groups) => names.map((_, i) => groups.filter((group) => group === i).length);
  const list = (groups, locale) =>
    counts(groups)
      .map((count, i) => STRINGS.patients.group(number(count, "d", locale), names[i]))
      .join(", ");
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { locale, values } = settings;
      const on = stage(node);
      const people = lay(on, view.number, size);
      const show = (groups, done) => {
        places.forEach((patient, place) => dress(people[place], groups[patient], looks));
        on.progress.value = done;
        on.progress.classList.toggle("off", done === view.number);
        counts(groups).forEach((count, i) =>
          say(on.key.children[i].lastChild, STRINGS.patients.group(number(count, "d", locale), names[i])),
        );
        on.svg.setAttribute(
          "aria-label",
          done < view.number
            ? STRINGS.patients.progress(done, view.number)
            : STRINGS.patients.aria(view.number, list(groups, locale)),
        );
        on.svg.toggleAttribute("data-ready", done === view.number);
        if (done === view.number) say(on.live, STRINGS.patients.aria(view.number, list(groups, locale)));
      };
      say(on.words, told(settings));
      crew.ask(values, show, (message) => say(on.words, message));
      return { words: on.beneath, timeless: true };
    },
    stop: () => crew.stop(),
  };
}

/** One worker for a view; where none can be started, the same a few at a time on this thread. */
class Crew {
  constructor(model, view) {
    this.model = model;
    this.view = view;
    this.job = 0;
    this.groups = [];
    this.done = 0;
    this.key = null;
    this.ways = [() => fromText(model)];
    // A site may allow its own files alone. A page in a folder may not start them, and a model given by hand
    // has none.
    if (
      !bundle?.startsWith("http") ||
      globalThis.lupusedu.models[model.name]?.derivatives !== model.derivatives
    )
      return;
    this.scripts = [model.name, `${model.name}_people`].map(
      (name) => new URL(`models/${name}.js`, bundle).href,
    );
    this.ways.unshift(() => new Worker(new URL("patients.worker.js", bundle)));
  }

  /** Compute these settings unless they are the last ones; show(groups, done) as they come. */
  ask(values, show, failed) {
    this.show = show;
    this.failed = failed;
    this.ready();
    const key = JSON.stringify(values);
    if (key === this.key) return show(this.groups, this.done);
    this.key = key;
    this.job++;
    // The old people stay, faint, until the new ones come.
    this.done = 0;
    show(this.groups, 0);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(
      () => this.send({ job: this.job, view: this.view, values }),
      this.groups.length ? PAUSE : 0,
    );
  }

  /** Its scripts take two ways to the site: they begin before the page has drawn anything. */
  ready() {
    if (this.worker !== undefined) return;
    this.worker = this.hired();
    this.worker?.postMessage({ scripts: this.scripts });
  }

  send(wish) {
    this.ready();
    if (!this.worker) return this.self(wish);
    this.worker.postMessage({ ...wish, name: this.model.name, scripts: this.scripts });
  }

  /** A worker by the first way that is open; each way is tried once. */
  hired() {
    while (this.ways.length) {
      try {
        const worker = this.ways.shift()();
        worker.onmessage = ({ data }) => this.came(data);
        worker.onerror = () => {
          this.worker = undefined;
          this.send({ job: this.job, view: this.view, values: JSON.parse(this.key) });
        };
        return worker;
      } catch {
        /* this way is closed: the next */
      }
    }
    return null;
  }

  /** Whoever is still being computed is not waited for. */
  stop() {
    clearTimeout(this.waiting);
    this.job++;
    this.worker?.terminate();
    this.worker = undefined;
  }

  /** @param {{ job: number, from?: number, groups?: number[], error?: string }} told */
  came({ job, from, groups, error }) {
    if (job !== this.job) return;
    if (error) return this.failed(STRINGS.failed(error));
    groups.forEach((group, i) => {
      this.groups[from + i] = group;
    });
    this.done = from + groups.length;
    this.show(this.groups, this.done);
  }

  async self({ job, view, values }) {
    const all = everyone(this.model, view, values);
    const group = sorter(this.model, view);
    for (let i = 0; i < all.length && job === this.job; i += 5) {
      this.came({ job, from: i, groups: all.slice(i, i + 5).map(group) });
      await new Promise((rested) => setTimeout(rested));
    }
  }
}

/** A worker from the text of its script, with the model in front of it. */
function fromText(model) {
  const shelf = `globalThis.lupusedu={models:{${JSON.stringify(model.name)}:${source(model)}}};`;
  return new Worker(URL.createObjectURL(new Blob([shelf, text], { type: "text/javascript" })));
}

/** The people in even rows, as many to a row as the width has room for in tens, fives or fours. */
function lay({ svg }, count, { width, height }) {
  const rows =
    [4, 5, 10].find(
      (each) => (width * each) / count >= 15 && height / each <= (width / (count / each)) * 2.2,
    ) ?? 10;
  const across = Math.ceil(count / rows);
  const key = `${width} ${height} ${rows}`;
  if (svg.key === key) return svg.people;
  svg.key = key;
  const [wide, tall] = [width / across, height / rows];
  const scale = Math.min(wide / 15, tall / 26, 1.8);
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height }))
    svg.setAttribute(name, value);
  svg.people = Array.from({ length: count }, (_, i) =>
    draw("path", {
      class: "person",
      d: PERSON,
      transform: `translate(${((i % across) + 0.5) * wide},${(Math.floor(i / across) + 0.5) * tall}) scale(${scale})`,
    }),
  );
  svg.replaceChildren(...svg.people);
  return svg.people;
}

function dress(person, group, looks) {
  const [colour, full] = looks[group] ?? ["var(--edge)", 0];
  put(person, {
    stroke: colour,
    fill: full ? colour : "var(--surface)",
    "fill-opacity": full || 1,
    "data-group": group ?? "",
  });
}

const icon = ([colour, full]) =>
  draw(
    "svg",
    { viewBox: "-9 -14 18 28", width: 14, height: 22, "aria-hidden": "true" },
    draw("path", {
      d: PERSON,
      stroke: colour,
      "stroke-width": 1.9,
      fill: full ? colour : "none",
      "fill-opacity": full || 1,
    }),
  );

registerView("patients", patients, styles);
