/**
 * The stage: the rooms of a body and who is in them, on a canvas. Each act in it is a reaction of the run, and
 * all follows from the run, the day and the moment of the show. Nothing moves until the day does.
 */
import { make, put, say } from "../../dom/nodes.js";
import { watchTheme } from "../../look/theme.js";
import { pace } from "../../measure/pace.js";
import { veiled } from "../../model/shown.js";
import { lives } from "../../simulate/lives.js";
import { STRINGS } from "../../strings/en.js";
import { number, unit, withUnit } from "../../words/numbers.js";
import { columnOf, staged } from "../view_parts.js";
import { registerView } from "../views.js";
import { Hand, hit } from "./_stage_hand.js";
import * as paint from "./_stage_paint.js";
import { liveliest, MOST, Places } from "./_stage_places.js";
import { roomsOf } from "./_stage_rooms.js";
import { chip } from "./_stage_sprites.js";
import { does } from "./_stage_words.js";

const STILLS = 3;
const INNER = 0.72; // part of a room that its walls leave

/** @type {import("../../types.d.ts").MakeView} */
function stage(model, view, change) {
  const found = new WeakMap(); // of each run, what is played
  const played = (run, last) => {
    if (!found.has(run)) found.set(run, play(model, view, run));
    return found.get(run)(last);
  };
  const nodes = staged(() => built(view));
  const stages = new WeakMap();
  const on = (node) => {
    if (!stages.has(node)) stages.set(node, new Stage(node, nodes(node), model, view, change));
    return stages.get(node);
  };
  const draw = (node, run, settings, size) =>
    on(node).draw(played(run, size.last ?? Infinity), run, settings, size);
  return {
    title: view.title,
    element: "div",
    draw,
    cursor: draw,
    tell: (node) => on(node).tell(),
    stop: () => {},
  };
}

/** The nodes of a stage: its canvas; its kinds as buttons, and the words on what is shown. */
function built() {
  const canvas = make("canvas", { role: "img", class: "room" });
  const key = make("ul", { class: "kinds" });
  const told = make("p", { class: "told", role: "status" }, STRINGS.stage.hint);
  const hand = make("div", { class: "hand" });
  const words = make("p", { class: "view-words unseen" });
  return { canvas, key, told, hand, words, picture: canvas, beneath: [hand, key, told, words] };
}

/** What a run plays up to a last day: its lives, and their pace. */
function play(model, view, run) {
  const all = lives(model, view, run);
  const end = all.days[all.days.length - 1];
  const events = run.jumps.map(({ day, labels }) => ({ day, labels }));
  const paces = new Map();
  return (last) => {
    const to = Math.min(last, end);
    if (!paces.has(to)) paces.set(to, { lives: all, pace: pace(all.days, all.change, to, events) });
    return paces.get(to);
  };
}

class Stage {
  constructor(node, nodes, model, view, change) {
    Object.assign(this, { node, nodes, model, view, change, chosen: null });
    nodes.canvas.addEventListener("click", (event) => this.touched(event));
    nodes.key.addEventListener("keydown", (event) => this.walk(event));
    this.hand = new Hand(this);
    this.stop = watchTheme(() => this.themed());
  }

  /** A canvas does not follow the page's colours by itself: what was painted last is painted anew. */
  themed() {
    if (!this.node.isConnected) return this.stop();
    this.ink = null;
    if (this.now) this.paint();
  }

  /** The day shown, at its moment of the show. */
  draw(played, run, settings, size) {
    const { lives: all, pace: speed } = this.played = played;
    this.now = { run, settings, size };
    this.arrange(played, size);
    const asked = veiled(settings) !== null;
    const whole = !asked && settings.time === null;
    this.strip = whole && matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (asked) this.at = settings.start.from ? speed.showAt(settings.start.from) : 0;
    else this.at = settings.show ?? (whole ? this.poster() : speed.showAt(settings.time));
    this.day = speed.dayAt(this.at);
    this.amounts = this.amountsOn(this.day);
    this.counts = all.counts(this.day);
    this.hand.show(run, settings);
    this.paint();
    this.list();
    return { axis: { last: speed.dayAt(speed.length) }, words: this.nodes.beneath, pace: speed };
  }

  amountsOn(day) {
    const now = this.now.run.sample([day]);
    return this.played.lives.kinds.map(({ name }) => Math.max(0, now[name][0] || 0));
  }

  poster() {
    return (this.places.liveliest ??= liveliest(this.places, this.played.pace));
  }

  /** Rooms and places at this size; they stay until the run or the size is another. */
  arrange(played, size) {
    const { width, height, text } = size;
    const key = [width, height, text].join();
    if (this.arranged === played && this.key === key) return;
    Object.assign(this, { arranged: played, key, back: null });
    const { lives: all, pace: speed } = played;
    this.rooms = roomsOf([...new Set(all.kinds.map(({ room }) => room))], width, height);
    this.radius = radius(all, this.rooms, width);
    const sign = { width: Math.min(width * 0.3, 110), height: text + 12 };
    this.places = new Places(all, speed, this.rooms, this.radius, sign);
    if (!this.groups) this.groupsAnew(all.kinds);
  }

  /** Kinds that are one thing in several places stand in the key once. */
  groupsAnew(kinds) {
    this.groups = grouped(this.model, kinds);
    this.rows = this.groups.map((group, g) => {
      const amount = make("span", { class: "much" });
      const button = make(
        "button",
        { type: "button", "aria-pressed": "false", tabindex: g ? -1 : 0 },
        chip(kinds[group.kinds[0]]),
        make("span", { class: "kind" }, group.label),
        amount,
      );
      button.addEventListener("click", () => this.choose(this.chosen === g ? null : g));
      return { button, amount, item: make("li", {}, button) };
    });
    this.nodes.key.replaceChildren(...this.rows.map(({ item }) => item));
  }

  paint() {
    const { canvas } = this.nodes;
    const { width, height } = this.now.size;
    this.ink ??= paint.inks(canvas);
    const context = paint.cleared(canvas, width, height);
    if (this.strip) this.stills(context);
    else this.moment(context, this.at, this.day, this.amounts, this.now.size);
    const labels = this.groups.map(({ label }) => label).join(", ");
    put(canvas, { "aria-label": STRINGS.cells.aria(this.view.title, labels) });
  }

  moment(context, at, day, amounts, size) {
    const { ink, rooms, radius, places, played } = this;
    const { lives: all, pace: speed } = played;
    paint.background(this, context, rooms, ink, size);
    const strengths = all.washes?.(day) ?? [];
    strengths.forEach((strength, i) => paint.wash(context, this.view.washes[i], strength, rooms, ink, at, radius));
    this.seen = places.seen(at, amounts);
    paint.actors(context, this.hand.leaves(this.seen), all.kinds, ink, radius, this.groups[this.chosen]?.kinds);
    const rest = speed.restAt(at);
    const part = rest ? (at - rest.from) / (rest.to - rest.from) : 0;
    if (rest) this.event(context, rest, part, size);
    paint.day(context, STRINGS.stage.day(this.dayWords(day)), ink, size);
  }

  event(context, rest, part, size) {
    const { ink, places, played, now } = this;
    const given = played.lives.lives.find(({ how, born }) => how === "given" && Math.abs(born - rest.day) < 1e-6);
    if (given)
      paint.syringe(context, places.needle(played.lives.kinds[given.kind].room), ink, part);
    const playing = now.settings.show !== null;
    paint.event(context, rest.labels.join(" · "), ink, size, playing ? Math.min(1, part * 8, (1 - part) * 5) : 1);
  }

  dayWords(day) {
    const { locale } = this.now.settings;
    return number(day < 10 ? Math.floor(day * 2) / 2 : Math.round(day), "", locale);
  }

  /** Moments of the run in a row, for those who want no motion. */
  stills(context) {
    const { size } = this.now;
    const { pace: speed } = this.played;
    const wide = size.width / STILLS;
    const scale = (wide - 6) / size.width;
    for (let i = 0; i < STILLS; i++) {
      const at = [0, this.poster(), speed.length][i];
      const day = speed.dayAt(at);
      context.save();
      context.translate(i * wide + 3, (size.height * (1 - scale)) / 2);
      context.scale(scale, scale);
      this.moment(context, at, day, this.amountsOn(day), { ...size, text: size.text / scale / 1.6 });
      context.restore();
    }
  }

  /** Each kind with how many there are. */
  list() {
    const { locale } = this.now.settings;
    this.groups.forEach((group, g) => {
      say(this.rows[g].amount, withUnit(number(this.amountOf(group), "", locale), group.unit));
      put(this.rows[g].button, { "aria-pressed": this.chosen === g });
    });
  }

  /** Of what is in several places, its mean. */
  amountOf({ kinds }) {
    const mean = kinds.reduce((sum, k) => sum + this.amounts[k], 0) / kinds.length;
    return mean < this.played.lives.kinds[kinds[0]].each / 1000 ? 0 : mean;
  }

  /** One kind of the key is looked at, or none. */
  choose(g) {
    this.chosen = g;
    this.paint();
    this.list();
    if (g === null) return say(this.nodes.told, STRINGS.stage.hint);
    const label = (k) => this.groups.find(({ kinds }) => kinds.includes(k)).label;
    say(this.nodes.told, `${this.line(this.groups[g])} ${does(this.view.acts, this.groups[g].kinds, label)}`);
  }

  /** "B cells: 43 cells/µL (7 shapes). One shape stands for 6 cells/µL." */
  line(group) {
    const { locale } = this.now.settings;
    const { label, kinds, unit: own } = group;
    const count = kinds.reduce((sum, k) => sum + this.counts[k], 0);
    const most = MOST * kinds.length;
    const drawn =
      count > most ? STRINGS.cells.tooMany(most, number(count, "d", locale)) : STRINGS.cells.shapes(count);
    const amount = withUnit(number(this.amountOf(group), "", locale), own);
    const each = withUnit(number(this.played.lives.kinds[kinds[0]].each, "3", locale), own);
    return `${STRINGS.cells.kind(label, amount, drawn)}. ${STRINGS.cells.stands(each)}`;
  }

  touched(event) {
    if (this.hand.on) return;
    const one = hit(event, this.seen, this.radius);
    this.choose(one ? this.groups.findIndex(({ kinds }) => kinds.includes(one.kind)) : null);
  }

  /** Arrow keys walk the kinds. */
  walk(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const now = this.rows.findIndex(({ button }) => button.tabIndex === 0);
    const next = (now + way + this.rows.length) % this.rows.length;
    this.rows.forEach(({ button }, k) => put(button, { tabindex: k === next ? 0 : -1 }));
    this.rows[next].button.focus();
  }

  /** The words under it, once they can be read. */
  tell() {
    const { locale } = this.now.settings;
    const counts = this.groups.map(
      ({ label, kinds }) => `${label} ${kinds.reduce((sum, k) => sum + this.counts[k], 0)}`,
    );
    const day = STRINGS.onDay(number(this.day, "d", locale));
    const each = this.groups.map(({ label, kinds, unit: own }) =>
      [number(this.played.lives.kinds[kinds[0]].each, "3", locale), unit(own), label].filter(Boolean).join(" "),
    );
    say(
      this.nodes.words,
      `${day}: ${counts.join(STRINGS.listSeparator)}. ${STRINGS.cells.stands(each.join(STRINGS.listSeparator))}`,
    );
    if (this.chosen !== null) this.choose(this.chosen);
  }
}

/** [{label, unit, kinds}]: what a reader tells apart. kinds: places among those of the stage. */
function grouped(model, kinds) {
  const groups = new Map();
  kinds.forEach(({ name }, k) => {
    const species = model.species.find((one) => one.name === name);
    const { label, unit: own } = columnOf(model, species.of ?? name) ?? species;
    const group = groups.get(species.of ?? name) ?? { label, unit: own, kinds: [] };
    groups.set(species.of ?? name, { ...group, kinds: [...group.kinds, k] });
  });
  return [...groups.values()];
}

/** Half of an actor's width: as large as the fullest moment of the fullest room allows, in steps. */
function radius(all, rooms, width) {
  const most = {};
  for (let i = 0; i < all.days.length; i += 6) {
    const now = {};
    all.counts(all.days[i]).forEach((count, k) => {
      const { room } = all.kinds[k];
      now[room] = (now[room] ?? 0) + Math.min(MOST, count);
    });
    for (const [name, count] of Object.entries(now)) most[name] = Math.max(most[name] ?? 1, count);
  }
  const fits = Object.values(rooms).map(({ name, width: wide, height }) =>
    0.36 * Math.sqrt((wide * height * INNER) / (most[name] ?? 1)),
  );
  const wanted = Math.min(...fits, width < 480 ? 17 : 24);
  return Math.max(9.5, Math.round(wanted * 2) / 2);
}

registerView("stage", stage);
