/**
 * The stage: the rooms of a body and who is in them, on a canvas. Each act in it is a reaction of the run, and
 * all follows from the run, the day and the moment of the show. Nothing moves until the day does.
 */
import { make, put, say } from "../../dom/nodes.js";
import { prints, style, watchTheme } from "../../look/theme.js";
import { pace } from "../../measure/pace.js";
import { veiled } from "../../model/shown.js";
import { lives } from "../../simulate/lives.js";
import { STRINGS } from "../../strings/en.js";
import { dayFigure } from "../../words/day.js";
import { number, withUnit } from "../../words/numbers.js";
import { columnOf } from "../view_parts.js";
import { brought, registerView } from "../views.js";
import { Hand } from "./_stage_hand.js";
import { hit } from "./_stage_hit.js";
import { drawing, painted, sizeOf, sprite, Sprites } from "./_stage_sprites.js";
import * as paint from "./_stage_paint.js";
import { doorway } from "./_stage_doors.js";
import { MOST } from "./_stage_homes.js";
import { Key } from "./_stage_key.js";
import { learn } from "./_stage_looks.js";
import { liveliest, Places } from "./_stage_places.js";
import { holds, roomsOf } from "./_stage_rooms.js";
import { Syringes } from "./_stage_syringes.js";
import { worn } from "./_stage_tags.js";

const TOLD = /** @type {any} */ ({ kind: "stage", more: ["told"] }); // what comes with the drawer's script
const BETWEEN = 6; // px, of moments side by side
const QUIET = 400; // ms
const { lettered, pill } = paint;
const KEPT = { drawing, lettered, painted, pill, sizeOf, sprite }; // for what comes with the second script
const SMALLEST = 9.5; // half of an actor, in px
const PINNED = 1.2; // how large one is with the pins of a tag, beside one without

/** @type {import("../../types.d.ts").MakeView} */
function stage(model, view, change) {
  learn(view.drawings);
  const found = new WeakMap(); // of each run, what is played
  const played = (run, { last = Infinity }) => {
    if (!found.has(run)) found.set(run, play(model, view, run));
    return found.get(run)(last);
  };
  const stages = new WeakMap();
  const on = (node) => {
    if (!stages.has(node)) stages.set(node, new Stage(node, built(), model, view, change));
    return stages.get(node);
  };
  const draw = (node, run, settings, size) => on(node).draw(played(run, size), run, settings, size);
  const prepare = (node, run, settings, size) => {
    const all = () => played(run, size);
    return [all, () => on(node).arrange(all(), size), () => on(node).dress(size)];
  };
  return {
    title: view.title,
    element: "div",
    prepare,
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
  const told = make("span", {}, STRINGS.stage.hint);
  const term = make("a", { hidden: true });
  const deeds = make("p", { class: "deeds", role: "status" }, told, " ", term);
  const hand = make("div", { class: "hand" });
  const words = make("p", { class: "view-words unseen" });
  // The day is told by the clock and its handle.
  const day = make("span", { class: "stage-day", "aria-hidden": "true" });
  const event = make("span", { class: "stage-event", "aria-hidden": "true" });
  const picture = make("div", { class: "acts" }, canvas, day, event);
  const beneath = make("div", {}, key, deeds, hand, words);
  return { canvas, day, event, key, told, term, hand, words, picture, beneath };
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
    this.node = node;
    this.nodes = nodes;
    this.model = model;
    this.view = view;
    this.change = change;
    this.more = brought(view);
    /** @type {number[] | null} */
    this.looked = null; // the kinds that the reader looks at
    /** @type {Key | undefined} */
    this.key = undefined;
    this.arranged = { played: null, size: "" };
    nodes.canvas.addEventListener("click", (event) => this.touched(event));
    this.syringes = new Syringes(this);
    nodes.hand.append(this.syringes.node);
    this.hand = new Hand(this);
    this.stop = watchTheme(() => this.themed());
  }

  /** A canvas does not follow the page's colours, nor onto paper: what was painted last is painted anew. */
  themed() {
    if (!this.node.isConnected) return this.stop();
    this.ink = null;
    this.sprites = null;
    if (this.now) this.paint();
  }

  /** The day shown, at its moment of the show. */
  draw(played, run, settings, size) {
    const { lives: all, pace: speed } = (this.played = played);
    this.now = { run, settings, size };
    const { picture } = this.nodes;
    if (picture.parentNode !== this.node) this.node.replaceChildren(picture);
    this.arrange(played, size);
    const asked = veiled(settings) !== null;
    const whole = !asked && settings.time === null;
    this.whole = whole;
    if (asked) this.at = settings.start.from ? speed.showAt(settings.start.from) : 0;
    else this.at = settings.show ?? (whole ? this.poster() : speed.showAt(settings.time));
    this.day = (whole && this.lively) || speed.dayAt(this.at);
    this.amounts = this.amountsOn(this.day);
    this.wear = all.kinds.map((kind) => worn(kind, run));
    this.strengths = all.washes(this.day);
    this.hand.show(run, settings);
    this.syringes.show(run, settings);
    this.paint();
    if (settings.show === null) this.count();
    const day = whole && !this.strip ? this.day : null;
    return { axis: { last: speed.dayAt(speed.length) }, words: this.nodes.beneath, pace: speed, day };
  }

  /** How many there are, in figures. */
  count() {
    const counts = this.played.lives.counts(this.day);
    this.key.show(this.amounts, counts, this.wear, this.strengths, this.now.settings.locale);
  }

  amountsOn(day) {
    const now = this.now.run.sample([day]);
    return this.played.lives.kinds.map(({ name }) => Math.max(0, now[name][0] || 0));
  }

  /** The moment to begin with: that of the declared day, or the liveliest, on a whole day. */
  poster() {
    const { pace: speed } = this.played;
    this.lively ??= this.view.day ?? Math.ceil(speed.dayAt(liveliest(this.places, speed)) - 0.1);
    // Three moments are three.
    return this.lively || !isQuiet() ? speed.showAt(this.lively) : speed.length / 2;
  }

  /** Rooms and places at this size; they stay until the run or the size is another. */
  arrange(played, size) {
    const { width, height, text } = size;
    const shown = [width, height, text].join();
    if (this.arranged.played === played && this.arranged.size === shown) return;
    this.arranged = { played, size: shown };
    this.lively = null;
    this.sprites = null;
    const { lives: all, pace: speed } = played;
    this.lay(all.kinds, shown, size);
    const sign = { width: Math.min(width * 0.3, 110), height: text + 12, right: width - 8 * text };
    const most = fullest(all);
    this.radius = radius(most.rooms, this.rooms, width, sign);
    this.places = new Places(all, speed, this.rooms, this.radius, sign, {
      ...this.view,
      most: most.kinds,
      Waiting: this.more.Waiting,
    });
    this.key =
      this.key ||
      new Key(this.nodes, this.model, this.view, all.kinds, (kinds) => {
        this.looked = kinds;
        this.paint();
      });
    this.key.offer(all, this.places.actors);
    const labels = this.key.groups.map(({ label }) => label).join(", ");
    put(this.nodes.canvas, { "aria-label": STRINGS.cells.aria(this.view.title, labels) });
  }

  /** Draw once what is copied from then on. */
  dress(size) {
    if (this.sprites) return;
    const { kinds } = this.arranged.played.lives;
    this.ink = this.ink || paint.inks(this.node);
    this.sprites = new Sprites(kinds, this.ink, this.radius);
    paint.background(this, this.rooms, this.ink, size);
    kinds.forEach(({ look }, k) => this.sprites.of(k, look));
  }

  /** The rooms; they stay as they are while a knob moves, and so do the places found in them. */
  lay(kinds, shown, size) {
    const names = [...new Set(kinds.map(({ room }) => room))];
    const laid = [shown, ...names].join();
    if (this.laid === laid) return;
    this.laid = laid;
    if (this.back) this.back.canvas.remove();
    this.back = null;
    this.rooms = roomsOf(names, size.width, size.height);
    for (const room of Object.values(this.rooms)) {
      room.named = paint.sign(room.name, size).wide;
      const sizes = kinds.map((one) =>
        one.room === room.name ? sizeOf(one.look) * (one.tag ? PINNED : 1) : 1,
      );
      room.largest = Math.max(1, ...sizes);
    }
    if (this.view.neighbours && this.rooms.blood) this.rooms.blood.wall = true;
    for (const { room, beyond } of kinds)
      if (beyond) {
        for (const name of [room, beyond]) this.rooms[name].low = name !== "blood";
        this.rooms[room].gate = doorway(this.rooms, room, beyond);
      }
  }

  paint() {
    const { canvas } = this.nodes;
    const { width, height } = this.now.size;
    this.dress(this.now.size);
    this.strip = this.whole && isQuiet();
    const context = paint.cleared(canvas, width, height);
    if (this.strip) this.stills(context);
    else this.moment(context, this.at, this.day, this.amounts, this.now.size);
    this.caption();
  }

  moment(context, at, day, amounts, size) {
    const { ink, more, rooms, radius, places, played } = this;
    const { lives: all, pace: speed } = played;
    const back = paint.background(this, rooms, ink, size);
    if (this.strip) {
      back.remove();
      context.drawImage(back, 0, 0, size.width, size.height);
    } else if (!back.parentNode) this.nodes.canvas.before(back);
    const strengths = all.washes(day);
    const passing = (over) =>
      strengths.forEach((strength, i) => this.pass(context, i, strength, at, size, over));
    passing(false);
    if (this.view.neighbours && rooms.blood)
      more.neighbours(context, rooms.blood, more.felt(this.view, this.now.run, day), ink, radius, KEPT);
    this.seen = places.seen(at, amounts);
    if (this.wear.some(Boolean)) more.paintTags(context, this.seen, this.wear, ink, radius, KEPT);
    for (const one of places.lights(at))
      paint.light(context, one, ink.of(style(all.kinds[one.kind].role).name), radius);
    paint.actors(context, this.hand.leaves(this.seen), this.sprites, radius, this.looked);
    passing(true);
    more.paintGates?.(context, all.kinds, rooms, ink, size, KEPT);
    if (size.text) brought(TOLD).tell?.(context, this, at, strengths, size, KEPT);
    const rest = speed.restAt(at);
    if (rest) this.given(context, rest, (at - rest.from) / (rest.to - rest.from));
  }

  /** What passes over the rooms, or, over the actors, a hand that presses. */
  pass(context, i, strength, at, size, over) {
    const { ink, more, rooms, radius } = this;
    const wash = this.view.washes[i];
    if (over !== (wash.look === "press")) return;
    if (!over) return paint.wash(context, wash, strength, rooms, ink, at, radius);
    const room = rooms.node || Object.values(rooms)[0];
    more.press(context, room, strength, ink, size, KEPT);
  }

  /** The syringe of an event that brings somebody. */
  given(context, rest, part) {
    const { ink, places, played } = this;
    const { lives: all, kinds } = played.lives;
    rest.first =
      rest.first || all.find(({ how, born }) => how === "given" && Math.abs(born - rest.day) < 1e-6) || {};
    const { room } = kinds[rest.first.kind] || {};
    if (room) paint.syringe(context, places.needle(room), ink, part);
  }

  /** The day, and the words of an event while the show rests there, as text over the canvas. */
  caption() {
    const { day, event } = this.nodes;
    const rest = this.whole ? null : this.played.pace.restAt(this.at);
    say(day, this.strip ? "" : this.dayWords(this.day));
    say(event, rest ? rest.labels.join(" · ") : "");
  }

  dayWords(day) {
    return STRINGS.cursorDay(this.dayFigure(day), "");
  }

  dayFigure(day) {
    const { pace: speed } = this.played;
    return dayFigure(day, speed.dayAt(speed.length), this.now.settings.locale);
  }

  /** Three moments of the run, for those who want no motion: a large one, and the first and the last beside it. */
  stills(context) {
    const { size } = this.now;
    const { pace: speed } = this.played;
    const boxes = panels(size);
    [this.poster(), 0, speed.length].forEach((at, i) => {
      const day = speed.dayAt(at);
      const { scale } = boxes[i];
      paint.panel(context, boxes[i], size, () => {
        // Names of rooms have room in the large one alone.
        this.moment(context, at, day, this.amountsOn(day), { ...size, text: i ? 0 : size.text / scale });
        paint.day(context, this.dayWords(day), this.ink, { ...size, text: size.text / scale });
      });
    });
  }

  touched(event) {
    if (this.hand.on) return;
    const one = hit(event, this.seen, this.radius);
    this.key.chooseKind(one ? one.kind : -1);
  }

  /** What its neighbours feel on the day, in words. */
  neighbours() {
    if (!this.view.neighbours) return "";
    const { run, settings } = this.now;
    const { amount, blocked } = this.more.felt(this.view, run, this.day);
    const { label, unit } = columnOf(this.model, this.view.neighbours[1]);
    const much = withUnit(number(amount, "", settings.locale), unit);
    return STRINGS.stage.feel(`${label} ${much}`, number(100 * blocked, "d", settings.locale));
  }

  /** The words under it, once they can be read; those for who hears them once a pass has come to rest. */
  tell() {
    if (!this.now) return; // its first picture is yet to come
    const { show } = this.now.settings;
    if (show !== null) this.count();
    this.key.tell();
    clearTimeout(this.saying);
    if (show === null) this.say();
    else this.saying = setTimeout(() => this.say(), QUIET);
  }

  say() {
    say(this.nodes.words, [this.key.told(this.dayFigure(this.day)), this.neighbours()].join(" ").trim());
  }
}

/** Whether nothing moves: on paper, or since the reader wants no motion. */
const isQuiet = () => prints() || matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Boxes of a large picture of a stage and of two small ones, over each other beside it. */
function panels({ width, height }) {
  const shape = height / width;
  const large = (width - BETWEEN + BETWEEN / (2 * shape)) / 1.5;
  const small = width - BETWEEN - large;
  const top = (height - large * shape) / 2;
  const beside = { left: large + BETWEEN, scale: small / width };
  return [
    { left: 0, top, scale: large / width },
    { ...beside, top },
    { ...beside, top: top + small * shape + BETWEEN },
  ];
}

/** {kinds, rooms: {name}}: how many there are of each kind, and in each room of those with lives, at its fullest moment. */
function fullest(all) {
  const kinds = all.kinds.map(() => 0);
  const rooms = {};
  for (let i = 0; i < all.days.length; i += 6) {
    const now = {};
    all.counts(all.days[i]).forEach((count, k) => {
      const { level, room } = all.kinds[k];
      const seen = Math.min(MOST, count);
      now[room] = (now[room] || 0) + (level ? 0 : seen);
      kinds[k] = Math.max(kinds[k], seen + 2);
    });
    for (const [name, count] of Object.entries(now)) rooms[name] = Math.max(rooms[name] || 1, count);
  }
  return { kinds, rooms };
}

/** Half of an actor's width: as large as the fullest moment of the fullest room allows, in steps. */
function radius(most, rooms, width, sign) {
  const fits = (half) => Object.values(rooms).every((room) => holds(room, most[room.name] || 1, half, sign));
  let half = width < 480 ? 17 : 24;
  while (half > SMALLEST && !fits(half)) half -= 0.5;
  return half;
}

registerView("stage", stage);
