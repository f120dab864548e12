/**
 * The kinds on a stage as buttons with their amounts, and the words on the one that is looked at; what passes over
 * it, and who waits in it, as lines.
 */
import { make, put, say } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { number, unit, withUnit } from "../../words/numbers.js";
import { columnOf } from "../view_parts.js";
import { dressOf } from "./_stage_paint.js";
import { MOST } from "./_stage_homes.js";
import { chip } from "./_stage_sprites.js";
import { level } from "./_stage_tags.js";
import { does } from "./_stage_words.js";

const LEAST = 0.01; // of its strength: below, it is not told

export class Key {
  /** kinds: of the lives. look: called once another is looked at, with its kinds, or null. */
  constructor(nodes, model, { acts, hosts = {}, washes }, kinds, look) {
    this.nodes = nodes;
    this.acts = acts;
    this.kinds = kinds;
    this.look = look;
    this.groups = grouped(model, kinds);
    this.chosen = null;
    /** @type {number[]} */
    this.counts = [];
    this.locale = "en";
    this.rows = this.groups.map((group, g) => this.row(group, g));
    this.washes = washes.map(({ name, look: drop }) => {
      const { label } = [...model.species, ...model.parameters].find((one) => one.name === name);
      return { label, ...entry(dressOf(drop), label) };
    });
    const waiting = Object.entries(hosts).map(([k, drawing]) =>
      entry({ look: drawing, role: null }, STRINGS.stage.waits(kinds[k].label)),
    );
    const items = [...this.rows, ...this.washes, ...waiting].map(({ item }) => item);
    nodes.key.replaceChildren(...items);
    nodes.key.addEventListener("keydown", (event) => this.walk(event));
  }

  row(group, g) {
    const held = { type: "button", "aria-pressed": "false", tabindex: g ? -1 : 0 };
    const { box, ...row } = entry(this.kinds[group.kinds[0]], group.label, "button", held);
    box.addEventListener("click", () => this.choose(this.chosen === g ? null : g));
    return { ...row, button: box };
  }

  /** Arrow keys walk the kinds. */
  walk(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const there = this.rows.filter(({ item }) => !item.hidden);
    const now = there.findIndex(({ button }) => button.tabIndex === 0);
    const next = there[(now + way + there.length) % there.length];
    this.reach(next);
    next.button.focus();
  }

  /** The one that the tab key comes to. */
  reach(row) {
    this.rows.forEach(({ button }) => put(button, { tabindex: row.button === button ? 0 : -1 }));
  }

  /** Of a run, only the kinds that are ever seen, and what ever passes. actors: who is seen. */
  offer({ kinds, days, washes }, actors) {
    const there = new Set(actors.map(({ kind }) => kind));
    const passing = Array.from(days, washes);
    this.washes.forEach(({ item }, i) => {
      item.hidden = !passing.some((strengths) => strengths[i] >= LEAST);
    });
    this.groups.forEach((group, g) => {
      this.rows[g].item.hidden = !group.kinds.some((k) => kinds[k].level || there.has(k));
    });
    const open = this.rows.filter(({ item }) => !item.hidden);
    if (open.length && !open.some(({ button }) => button.tabIndex === 0)) this.reach(open[0]);
  }

  /** One is looked at, by its place or by one of its kinds, or none. */
  choose(g) {
    this.chosen = g;
    this.rows.forEach(({ button }, i) => put(button, { "aria-pressed": i === g }));
    this.look(this.groups[g]?.kinds || null);
    this.lead();
    this.tell();
  }

  chooseKind(k) {
    const g = this.groups.findIndex(({ kinds }) => kinds.includes(k));
    this.choose(g < 0 ? null : g);
  }

  /** How many there are of each kind now, as amounts and as actors, and how plainly each wears a tag. */
  show(amounts, counts, wear, strengths, locale) {
    this.counts = counts;
    this.wear = wear;
    this.locale = locale;
    this.strengths = strengths.map((strength) => withUnit(number(100 * strength, "d", locale), "%"));
    this.washes.forEach(({ amount }, i) => say(amount, this.strengths[i]));
    this.amounts = this.groups.map(({ kinds }) => this.mean(kinds, amounts));
    this.groups.forEach((group, g) => {
      const { amount, button } = this.rows[g];
      const tag = this.tag(group);
      say(amount, [this.figure(group, g), tag].filter(Boolean).join(" · "));
      if (tag) button.dataset.tag = level(this.wear[group.kinds[0]]);
    });
  }

  /** Its amount; of what has no unit, how many are drawn. */
  figure(group, g) {
    if (unit(group.unit)) return this.much(group, this.amounts[g]);
    return STRINGS.stage.times(number(this.count(group), "d", this.locale));
  }

  /** How it wears the tag, where some do. */
  tag({ kinds: [k] }) {
    return this.kinds[k].tag ? STRINGS.tagLevel[level(this.wear[k])] : "";
  }

  /** Of what is in several places, the mean. */
  mean(kinds, amounts) {
    const mean = kinds.reduce((sum, k) => sum + amounts[k], 0) / kinds.length;
    return mean < this.each({ kinds }) / 1000 ? 0 : mean;
  }

  each({ kinds: [k] }) {
    return this.kinds[k].each;
  }

  much(group, amount) {
    return withUnit(number(amount, "", this.locale), group.unit);
  }

  count({ kinds }) {
    return kinds.reduce((sum, k) => sum + this.counts[k], 0);
  }

  /** The words on the one that is looked at. */
  tell() {
    if (this.chosen === null) return say(this.nodes.told, STRINGS.stage.hint);
    const label = (k) => this.groups.find(({ kinds }) => kinds.includes(k)).label;
    const group = this.groups[this.chosen];
    say(this.nodes.told, [this.line(group), does(this.acts, group.kinds, label)].join(" ").trim());
  }

  /** To the entry of the one that is looked at, where the page is of a book with a glossary. */
  lead() {
    const { term } = this.kinds[this.groups[this.chosen]?.kinds[0]] || {};
    const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=glossary]"))?.href;
    this.nodes.term.hidden = !term || !page;
    if (this.nodes.term.hidden) return;
    put(this.nodes.term, { href: `${page}#term-${term.replaceAll(" ", "-")}` });
    say(this.nodes.term, STRINGS.stage.term(term));
  }

  /** "B cells: 43 cells/µL (7 shapes). One shape stands for 6 cells/µL."; without a unit "B cells: 7 shapes. …" */
  line(group) {
    const count = this.count(group);
    const most = MOST * group.kinds.length;
    const drawn =
      count > most
        ? STRINGS.cells.tooMany(most, number(count, "d", this.locale))
        : STRINGS.cells.shapes(count);
    const each = number(this.each(group), "3", this.locale);
    const amount = this.much(group, this.amounts[this.chosen]);
    const told = unit(group.unit)
      ? STRINGS.cells.kind(group.label, amount, drawn)
      : `${group.label}: ${drawn}`;
    return `${told}. ${STRINGS.cells.stands(`${each} ${unit(group.unit) || STRINGS.stage.units}`)}`;
  }

  /** All of them on a day, in figures, for those who hear it. */
  told(day) {
    const list = (write) => this.groups.map(write).join(STRINGS.listSeparator);
    const passing = this.washes.map(({ label }, i) => `${label} ${this.strengths[i]}`);
    const counts = [list((group) => `${group.label} ${this.count(group)}`), ...passing].join(
      STRINGS.listSeparator,
    );
    const each = list((group) =>
      [number(this.each(group), "3", this.locale), unit(group.unit), group.label].filter(Boolean).join(" "),
    );
    const tags = this.groups.filter(({ kinds: [k] }) => this.kinds[k].tag);
    const wear = tags.map(({ label, kinds: [k] }) => `${label} ${STRINGS.tagLevel[level(this.wear[k])]}`);
    const tagged = tags.length ? ` ${STRINGS.stage.tags(wear.join(STRINGS.listSeparator))}` : "";
    return `${STRINGS.onDay(day)}: ${counts}. ${STRINGS.cells.stands(each)}${tagged}`;
  }
}

/**
 * A line of the key: a drawing, its name, and how much of it there is.
 * @type {(dress: { look: string, role: any }, label: string, element?: "span" | "button", attributes?: object) =>
 *   { box: HTMLElement, amount: HTMLElement, item: HTMLElement }}
 */
function entry(dress, label, element = "span", attributes = {}) {
  const amount = make("span", { class: "much" });
  const name = make("span", { class: "kind" }, label);
  const box = make(element, { class: "entry", ...attributes }, chip(dress), name, amount);
  return { box, amount, item: make("li", {}, box) };
}

/** [{label, unit, kinds}]: what a reader tells apart; what is in several places stands there once. */
function grouped(model, kinds) {
  const groups = new Map();
  kinds.forEach(({ name }, k) => {
    const species = model.species.find((one) => one.name === name);
    const whole = species.of || name;
    const { label, unit: own } = columnOf(model, whole) || species;
    const group = groups.get(whole) || { label, unit: own, kinds: [] };
    groups.set(whole, { ...group, kinds: [...group.kinds, k] });
  });
  return [...groups.values()];
}
