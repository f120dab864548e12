/**
 * Be the gate: new cells come one by one with their grip on the body; the reader lets each through or stops it, by a
 * swipe, a key or a button, sees what it was, and at the end what the model's gate makes of the same cells.
 */
import styles from "./sort.css";
import { draw, make, put, say, sheet } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/views/sort.js";
import { staged } from "../view_parts.js";
import { registerView } from "../views.js";
import { cellsOf, part, rowsOf, scaleOf, tally } from "./_sort_cells.js";
import { actor, axis, bar, compared, gateLine, rooms } from "./_sort_picture.js";

const SWIPE = 46; // px that decide
const WIDE = 560; // px from which the rooms may be higher
const BIG = 3; // times the drawing, while a cell waits
const SMALL = 0.62; // once it is judged
const ROWS = 3; // of those judged
const ROW = 15; // px
const USUAL = 8; // the seed whose cells are as mixed as most: 13 of 20 harm, as of 100 do 65

/** @type {import("../../types.d.ts").MakeView} */
function sort(model, view) {
  const games = new WeakMap();
  const nodes = staged(built);
  const on = (node) => {
    if (!games.has(node)) games.set(node, new Game(nodes(node), model, view));
    return games.get(node);
  };
  return {
    title: view.title,
    element: "div",
    draw: (node, run, settings, size) => on(node).draw(settings, size),
  };
}

function built() {
  const ground = draw("g");
  const layer = draw("g");
  const svg = draw("svg", { class: "gatekeeping" }, ground, layer);
  const stop = make("button", { type: "button" }, STRINGS.sort.stop);
  const pass = make("button", { type: "button" }, STRINGS.sort.pass);
  const again = make("button", { type: "button", class: "primary" }, STRINGS.sort.again);
  const words = make("p", { class: "view-words", role: "status" });
  const picture = make("div", { class: "sorting" }, svg, make("div", { class: "verbs" }, stop, pass, again));
  return { svg, ground, layer, stop, pass, again, words, picture, beneath: [words] };
}

class Game {
  constructor(nodes, model, view) {
    this.nodes = nodes;
    this.model = model;
    this.view = view;
    this.seed = USUAL;
    this.from = null; // where a finger took the cell, in px
    const { svg, stop, pass, again } = nodes;
    stop.addEventListener("click", () => this.judge(false));
    pass.addEventListener("click", () => this.judge(true));
    again.addEventListener("click", () => this.anew());
    svg.parentElement.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("pointerdown", (event) => this.hold(event));
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => this.drop(event));
  }

  draw(settings, size) {
    const scale = scaleOf(this.model, this.view, settings.values);
    const kind = [scale.share, scale.apart, scale.steepness].join();
    this.now = { size, scale };
    if (this.kind !== kind) this.begin(kind);
    this.show();
    return { words: this.nodes.beneath, timeless: true };
  }

  /** The first of new cells. */
  begin(kind = this.kind) {
    this.kind = kind;
    this.cells = cellsOf(this.view.count, this.now.scale, this.seed);
    /** @type {boolean[]} */
    this.passed = []; // of those that are judged
    this.marks = this.cells.map(actor);
    this.nodes.layer.replaceChildren();
  }

  anew() {
    this.seed++;
    this.begin();
    this.show();
    this.nodes.pass.focus();
  }

  get over() {
    return this.passed.length === this.cells.length;
  }

  judge(passes) {
    if (this.over) return;
    this.passed.push(passes);
    const held = this.nodes.svg.getRootNode().activeElement;
    this.show();
    if (this.over && [this.nodes.stop, this.nodes.pass].includes(held)) this.nodes.again.focus();
  }

  key(event) {
    const passes = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (passes === undefined || this.over) return;
    event.preventDefault();
    this.judge(passes);
  }

  hold(event) {
    if (this.over) return;
    this.from = event.clientX;
    this.nodes.svg.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (this.from === null) return;
    const [x, y] = this.waiting;
    moved(this.marks[this.passed.length], x + event.clientX - this.from, y, BIG);
  }

  drop(event) {
    if (this.from === null) return;
    const far = event.clientX - this.from;
    this.from = null;
    if (event.type === "pointerup" && Math.abs(far) > SWIPE) this.judge(far > 0);
    else this.paint();
  }

  /** Where the gate stands across, and how far down the rooms reach, in px. */
  get gate() {
    return this.now.size.width * 0.56;
  }

  get floor() {
    const { width, text } = this.now.size;
    return Math.round(text * 1.4 + (width < WIDE ? 96 : 150));
  }

  get waiting() {
    return /** @type {const} */ ([this.gate / 2, this.floor / 2]);
  }

  show() {
    this.paint();
    this.tell();
  }

  paint() {
    const { svg, ground, layer, stop, pass, again } = this.nodes;
    const { size, scale } = this.now;
    const lane = ROWS * ROW + 12;
    const y = this.floor + size.text * 1.6 + lane;
    sheet(svg, size.width, y + lane + size.text * 1.6, size.text);
    const seen = this.over
      ? [...compared(size, this.floor, this.tallies()), ...gateLine(this.x(scale.line), y, lane, size)]
      : [...rooms(size, this.gate, this.floor), ...bar(this.x(this.cells[this.passed.length].grip), y)];
    ground.replaceChildren(...axis(size, y, lane), ...seen);
    const marks = this.marks.slice(0, this.passed.length + 1);
    layer.append(...marks.filter((mark) => !mark.parentNode));
    this.settle(marks, y);
    for (const one of [stop, pass]) one.hidden = this.over;
    again.hidden = !this.over;
  }

  x(grip) {
    const { size, scale } = this.now;
    return 12 + part(grip, scale) * (size.width - 24);
  }

  /** Those judged lie at their grip. */
  settle(marks, y) {
    const places = this.passed.map((passes, i) => ({ x: this.x(this.cells[i].grip), side: passes ? -1 : 1 }));
    const rows = rowsOf(places, ROW, ROWS);
    marks.forEach((mark, i) => {
      mark.toggleAttribute("data-known", i < places.length);
      if (i === places.length) return moved(mark, ...this.waiting, BIG);
      const { x, side } = places[i];
      return moved(mark, x, y + side * (17 + ROW * rows[i]), SMALL);
    });
  }

  tallies() {
    const { cells, passed, now } = this;
    return {
      yours: tally(cells, (_, i) => passed[i]),
      models: tally(cells, ({ grip }) => grip < now.scale.line),
    };
  }

  /** What was it, and what comes; or the bargain. */
  tell() {
    const told = this.over ? this.bargain() : this.coming();
    say(this.nodes.words, told);
    put(this.nodes.svg, { "aria-label": `${this.view.title}. ${told}` });
  }

  coming() {
    const { cells, passed, view } = this;
    const i = passed.length;
    const harms = i && cells[i - 1].harms;
    const before = i ? STRINGS.sort.was(view.parts[harms ? 0 : 1], passed[i - 1]) : STRINGS.sort.how;
    const grip = Math.round(100 * part(cells[i].grip, this.now.scale));
    return `${before} ${STRINGS.sort.cell(i + 1, cells.length, grip)}`;
  }

  bargain() {
    const { yours, models } = this.tallies();
    return `${STRINGS.sort.yours(yours, this.view.parts)} ${STRINGS.sort.models(models, this.view.parts)}`;
  }
}

function moved(mark, x, y, size) {
  mark.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px) scale(${size})`;
}

registerView("sort", sort, styles);
