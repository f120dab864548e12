/**
 * What crosses folders, each thing once. Days are days after day 0 of a run, amounts in the unit of their
 * column, lengths in px. Types only: nothing of this file reaches a bundle.
 */

// A model, as src/lupusedu/export/javascript.py writes it.

/** {parameter: its number, in its unit}, over the model's own. */
export type Values = Readonly<Record<string, number>>;
export type Numbers = number[] | Float64Array;

/** A species or an observable. role: its look in look/look.json. */
export interface Column {
  name: string;
  label: string;
  unit: string;
  role: string | null;
  /** Of a species of one place: the column of the mean over all places. */
  of?: string;
}

/** range: lowest and highest of its slider. log: the slider goes in ratios. whole: it is counted. */
export interface Parameter {
  name: string;
  label: string;
  unit: string;
  value: number;
  range: [number, number] | null;
  log: boolean;
  whole: boolean;
}

/**
 * A time course. series: names of columns. log: by tens, down to `floor` (0.01). lines: amounts drawn across.
 * days: how far it shows. followed: the last day on which people were followed.
 */
export interface Plot {
  name: string;
  title: string;
  unit: string;
  series: string[];
  log: boolean;
  floor?: number | null;
  lines: { value: number; label: string }[];
  days?: number | null;
  followed?: number | null;
}

/** level: the first at which it is shown (look/conventions.js), or "named". parameters: what it sets. */
export interface Knob {
  name: string;
  label: string;
  level: string;
  parameters: string[];
  stops: { label: string; values: Values }[];
}

/** A prepared case. label: its name in the language of the page. */
export interface Preset {
  name: string;
  label?: string;
  caption: string;
  values: Values;
}

/** A measure (measure/measures.js) of a column, with its numbers. */
export type Call = [measure: string, column: string, ...numbers: number[]];
/** Holds where the measure lies between the two; form: how it is written, where it is. */
export interface Measure {
  measure: Call;
  above?: number;
  below?: number;
  form?: string;
}
/** A parsed sentence. */
export type Sentence = (string | Measure)[];

/** Another view of a model. The fields that depend on its kind stand in src/lupusedu/network/views.py. */
export interface DeclaredView {
  name: string;
  kind: string;
  title: string;
  /** The further scripts that it needs of its kind, views/<kind>_<name>.js. */
  more?: string[];
  /** The model whose virtual patients it shows, where a page has their draws in a script of their own. */
  draws?: string;
  /** The day it opens on. */
  day?: number | null;
  /** The question to a reader who places a dot first. */
  ask?: string;
  [field: string]: any;
}
/** x, y, still: species. low, high: {species: end of its axis}. */
export interface PhasePlane extends DeclaredView {
  x: string;
  y: string;
  still: string[];
  low: Record<string, number>;
  high: Record<string, number>;
}
/** low, high: ends of the species' axis. range: of the parameter. */
export interface Bifurcation extends DeclaredView {
  species: string;
  parameter: string;
  still: string[];
  low: number;
  high: number;
  range: [number, number];
}
/** x, y: columns. top: ends of their axes. knob: the one whose settings are the line. */
export interface Tradeoff extends DeclaredView {
  x: string;
  y: string;
  knob: string;
  top: [number, number];
  bands: Record<string, [number, number]>;
}
/** Names of parameters; parts: words for those that harm and the harmless. */
export interface Sort extends DeclaredView {
  parts: [string, string];
  share: string;
  apart: string;
  line: string;
  strict: string;
  steepness: string;
  count: number;
}
/**
 * count, people: parameters, k of n. play: whether rounds are spun. what: words after the count. goal: the share
 * that the bar is to start above.
 */
export interface Interval extends DeclaredView {
  goal: number | null;
  what: string;
  count: string;
  people: string;
  play: boolean;
}
/** A species as actors. look: its drawing, or [drawing, parameter, drawing where that is 0]. each: amount one stands for. */
export interface StageKind {
  species: string;
  room: string;
  look: string | [string, string, string];
  each: number;
  /** Number of those that turn into one another. */
  family: number;
  /** Its entry in the glossary. */
  term?: string;
  /** The room that they come to through a gate. */
  beyond?: string;
  /** The parameter that says how plainly they wear a tag. */
  tag?: string;
}
/**
 * One actor goes (lose), comes (make), or turns into another: places of kinds, -1 for nobody. reaction: its place.
 * copies: acts that one run of it is. by: kinds that may do it. sure: whether it is always the first of them. hunted:
 * whether cells that pass over the rooms do it. leaves: whether who goes is alive after.
 */
export interface StageAct {
  reaction: number;
  copies: number;
  lose: number;
  make: number;
  by: number[];
  sure?: boolean;
  hunted?: boolean;
  leaves?: boolean;
}
/** As src/lupusedu/simulate/_stage.py fills it in. washes: full is the amount at which they are strongest. */
export interface Stage extends DeclaredView {
  days: number | null;
  day: number | null;
  rooms: string[];
  kinds: StageKind[];
  acts: StageAct[];
  washes: { name: string; look: string; full: number }[];
  /** What a hand may take away: shares of these kinds, on the day of the event at this place. */
  wipe?: { event: number; takes: { parameter: string; kinds: number[] }[] };
  /** What may come of that: {words: condition}, and words for the rest. */
  groups?: Record<string, Measure>;
  rest?: string;
  /** Looks of those that become a kind and stay when it goes, by its place. */
  hosts?: Record<number, string>;
  /** A column, what of it is felt, and the amount at which the cells that feel it glow most. */
  neighbours?: [string, string, number];
  /** Of its actors and rooms, beside those that every stage has. */
  drawings: Record<string, { class: string; d: string }[]>;
}
/** groups: {words: condition}. cohorts: names. */
export interface Patients extends DeclaredView {
  groups: Record<string, Measure>;
  rest: string;
  cohorts: string[];
  number: number;
}

/**
 * Virtual patients. spread: {parameter: [median, SD of the natural logarithm]}. own: names
 * in it that are the person's, whatever the sliders say. before, start, run_in: values,
 * amounts and days of the time before day 0. days: how long they are followed.
 */
export interface Cohort {
  name: string;
  label?: string;
  values: Values;
  spread: Record<string, [number, number]>;
  own?: string[];
  before?: Values;
  start?: Record<string, number>;
  run_in?: number;
  days?: number;
}

/**
 * parameter: the one that is its day, if any. when: above 0 where the condition holds that it waits for, in
 * place of a day. apply changes y and p in place.
 */
export interface ModelEvent {
  label: string;
  parameter?: string;
  day?(p: Numbers): number;
  when?(y: Numbers, p: Numbers, day: number): number;
  apply(y: Numbers, p: Numbers, day?: number): void;
}

/** An event that waits for a condition, and its place among them. */
export interface Waiting {
  event: ModelEvent;
  label: string;
  parameter: undefined;
  rank: number;
}

export interface Model {
  name: string;
  title: string;
  question: string;
  version: string;
  /** Days of a run, and between its rows; settle: days before day 0 with events off. */
  span: number;
  step: number;
  settle: number;
  species: Column[];
  parameters: Parameter[];
  observables: Column[];
  /** change: {species: copies more, or less}. */
  reactions?: { name: string; change: Record<string, number> }[];
  plots: Plot[];
  knobs: Knob[];
  presets: Preset[];
  /** Of each sentence its alternatives: the first that is defined is told. */
  words: Sentence[][];
  views?: DeclaredView[];
  cohorts?: Cohort[];
  /** {parameter: a standard normal number for each patient}. */
  draws?: Record<string, number[]>;
  /** What chance adds to a species of each patient: [day, amount, day, amount, …]. */
  chance?: { species: string; arrivals: number[][] };
  /** y: amounts by species in order; p: parameters in order; dy: amounts a day, written in place. */
  start(p: Numbers): number[];
  derivatives(y: Numbers, p: Numbers, dy: Numbers, day?: number): void;
  /** v: amounts a day by reaction, written in place. */
  rates?(y: Numbers, p: Numbers, v: Numbers, day?: number): void;
  observe(y: Numbers, p: Numbers, day?: number): number[];
  events: ModelEvent[];
  /** Two models shown as one (model/together.js), and how `ode` runs them. */
  models?: Model[];
  run?(values: Values, run: (model: Model, own: Values) => Run): Run;
}

// A run.

export type Columns = Record<string, Float64Array>;

/** An event day, just before and after. marks: of events with words that changed something. */
export interface Jump {
  day: number;
  labels: string[];
  marks: { label: string; parameter?: string }[];
  before: Record<string, number>;
  after: Record<string, number>;
}

/** A run between two event days; the last has no end. p: parameters there. states: amounts on any of its days. */
export interface Piece {
  from: number;
  to: number;
  p: Numbers;
  states(days: number[]): number[][];
}

/** As simulate/_course.js tells it. amounts: kinds × rows, in actors. flux: acts × rows, since day 0. */
export interface Course {
  days: Float64Array;
  jump: boolean[];
  states: number[][];
  settings: Numbers[];
  places: number[];
  each: number[];
  amounts: Float64Array[];
  flux: Float64Array;
}
/**
 * One actor. kind: place among the kinds. how, cause: place of the reaction that brought or ended it. from: what it was
 * before; maker: of whom it was born; by: who ended it; became: what it turned into: ids, -1 for nobody.
 */
export interface Life {
  id: number;
  kind: number;
  born: number;
  from: number;
  how: number | "start" | "given";
  maker: number;
  gone: number;
  cause: number | "event" | null;
  by: number;
  became: number;
}
/** As simulate/lives.js tells them. each: as many times the declared one as a crowd needs. */
export interface Lives {
  kinds: (StageKind & Omit<Column, "unit" | "of"> & { look: string; level: boolean })[];
  lives: Life[];
  days: Float64Array;
  change: Float64Array;
  counts(day: number): number[];
  washes(day: number): number[];
  done(act: number, day: number): number;
  moments(n: number): number[];
}

/** As simulate/ode.js tells it. */
export interface Run {
  model: Model;
  values: Values;
  days: Float64Array;
  columns: Columns;
  sample(days: number[]): Columns;
  jumps: Jump[];
  pieces: Piece[];
  never: { day: number; label: string }[];
  steps: number;
  /** Whether the solver for stiff models took over. */
  stiff: boolean;
  start: number[];
  p: Numbers;
}

/** One that is seen on a stage (figure/views/_stage_actors.js), in ms of the show. last: of the lives it stands for. */
export interface Actor {
  life: Life;
  last: Life;
  kind: number;
  look: string;
  room: string;
  start: number;
  end: number;
  cell: boolean;
  turn: number;
  way: { at: number; spot: Place }[];
  stopped?: boolean;
  heir?: Actor;
  before?: Actor;
  unseen?: boolean;
  slot?: number;
  home?: Place;
  dressed?: Actor;
  origin?: Place;
}
/** A room of a stage, in px. door: where newcomers come in. */
/** An act that is seen of many: its moment in the show, its place, and who makes something there. */
export interface Landing {
  at: number;
  home: Place;
  agent: Actor;
  make: number;
}

export interface StageRoom extends Record<"left" | "top" | "width" | "height", number> {
  name: string;
  door: Place;
  /** Whether its name stands at its foot. */
  low?: boolean;
  /** The gate before which those of this room are stopped. */
  gate?: Place;
  /** How large the largest drawing in it is beside a cell's. */
  largest?: number;
  /** How wide its name is, in px. */
  named?: number;
  /** The places found in it, and for what. */
  found?: Place[];
  key?: string;
}

/** How a pass goes through days, in ms of the show (measure/pace.js). */
export interface Pace {
  length: number;
  rests: { day: number; labels: string[]; from: number; to: number }[];
  dayAt(ms: number): number;
  showAt(day: number): number;
  restAt(ms: number): { day: number; labels: string[]; from: number; to: number } | null;
}

/** What a curve does (measure/course.js). day: where it turns. place: of that row. */
export interface Path {
  kind: string;
  day: number;
  place: number;
  /** Places of its highest points. */
  tops: number[];
}
export type Turn = Pick<Path, "kind" | "day">;
/** A path with amounts. value: where it turns. end: on its last day. */
export interface TurnedPath {
  kind: string;
  day: number;
  value: number;
  end: number;
  tops: { day: number; value: number }[];
}

/** A virtual patient. differs: those of its values that are its own. place: among the cohort's draws. */
export interface Patient {
  values: Values;
  differs: Values;
  cohort: Cohort;
  place: number;
}

/** Where two species rest. ways, out: of a saddle, the two that lead into it and out of it, as ratios; that
 * with more of the first species comes first. */
export interface Resting {
  x: number;
  y: number;
  stable: boolean;
  ways?: Place[];
  out?: Place[];
}
/** As simulate/plane.js tells it; places are amounts [x, y], rates amounts a day. */
export interface Plane {
  box: { x: Place; y: Place };
  xStill: Place[];
  yStill: Place[];
  states: Resting[];
  ridge: Place[] | null;
  rate(x: number, y: number): Place;
  fate(x: number, y: number): Resting | null;
}

/** As simulate/valley.js tells it: the slow path, s: how far along, height: from 0 to 1. */
export interface Landscape {
  /** In natural logarithms of the two amounts. */
  path: Place[];
  s: number[];
  height: number[];
  /** What height 1 stands for, in (natural logarithm)² a day. */
  span: number;
  /** The resting states on the path, from its low end. */
  states: { at: number; stable: boolean }[];
  place(x: number, y: number): Stand;
  /** Where on the path it comes to rest, left alone: a number of `states`. */
  fate(s: number): number;
  /** The height, and the amount of the first species, at a place of the path. */
  up(s: number): number;
  x(s: number): number;
  /** The amount of the second that goes with one of the first. */
  beside(x: number): number;
}
/** Where a state stands: how far along the path, and how far off it. */
export interface Stand {
  s: number;
  off: number;
}

/** As simulate/steady.js tells it. at: the parameter. rest: amounts of the species that rest with it. */
export type Branch = { at: number; amount: number; stable: boolean; rest: number[] }[] & {
  exactly(amount: number, guess: number[]): number | undefined;
  restsAt(parameter: number, guess: number[]): number | undefined;
};

/** A row of look/options.json, which look/options.js tells. */
export interface Option {
  name: string;
  kind: string;
  by: string;
  of?: string | string[];
  link?: string[];
  setting?: string;
  trait?: boolean;
  usual?: string;
}

// What is set of an element; element/settings.js tells it.

export interface Pin {
  label: string;
  values: Values;
}
export interface PinnedRun extends Pin {
  run: Run;
}

/**
 * A reader's answer. how: "drawn", "chosen" or "placed". values: amounts, evenly over the days up to `last`.
 * x, y: amounts of a dot. kind, heights: a sketch, as parts of the axis. sure: a key of STRINGS.sureness.
 */
export interface Prediction {
  how?: string;
  values?: number[] | null;
  last?: number;
  x?: number;
  y?: number;
  kind?: string;
  heights?: number[] | null;
  sure?: string | null;
  locked?: boolean;
}

/** What a page asks for (element/options.js). from: the day until which `predict` is shown. */
export interface Start {
  knobs: Knob[];
  views: string[];
  values: Values;
  level: string;
  pins: Preset[];
  predict: string | null;
  from: number;
  hide: string[];
  cases: Preset[];
  caption: string;
  steps: Step[];
}

/** Holds where a measure of the run, or a parameter, `time` or `pins`, lies between the two, or the view is on. */
export type Deed = Partial<Measure> & { setting?: string; view?: string };
/** {all that has to hold, words that answer it}. */
export type Answered = [deeds: Deed[], words: string];
/**
 * What a reader is to do (src/lupusedu/element/steps.py). knobs: those that stand open. values: over those of the start.
 * show: parts of the drawer. answers: the key of a prediction, or what the element asks for; gave: what the run gave.
 */
export interface Step {
  knobs?: Knob[];
  view?: string;
  values?: Values;
  show?: string[];
  done?: Answered[];
  hints?: Answered[];
  answers?: string;
  gave?: string;
}

export interface Settings {
  values: Values;
  view: string;
  level: string;
  time: number | null;
  show: number | null;
  pins: Pin[];
  prediction: Prediction | null;
  hidden: string[];
  locked: string[];
  /** {plot: whether it has steps of ×10}. */
  tens: Record<string, boolean>;
  step: number | null;
  start: Start;
  locale: string;
}
export type Patch = Partial<Settings>;

/** What a link asks for (export/link.js); null where it says nothing. */
export interface Wish {
  values: Record<string, number>;
  view: string | null;
  level: string | null;
  time: number | null;
  pins: Values[];
  answered: boolean;
  hidden: string[];
  locked: string[];
  tens: Record<string, boolean>;
  step: number | null;
  problems: string[];
}

// The picture.

/** Of a picture and its letters (`text`). measure: the width of words at a size and a weight. */
export interface Size {
  width: number;
  height: number;
  text: number;
  measure(words: string, size: number, weight: number): number;
  /** Of a stage: the last day of the curve, and whether it is beside that. */
  last?: number;
  beside?: boolean;
}

export interface Scale {
  (value: number): number;
  domain(): number[];
  invert(px: number): number;
}

/** Where a time axis lies in its picture; of a view without one no more than its last day. */
export interface Axis {
  last: number;
  left?: number;
  top?: number;
  inner?: number;
  tall?: number;
  x?: Scale;
  y?: Scale;
  flags?: { label: string; parameter?: string; y: number }[];
}

/** A node of SVG to be drawn (dom/nodes.js). */
export interface Shape {
  tag: string;
  ink: string;
  attributes: Record<string, any>;
  children: (Shape | string)[];
}

/** What a view drew. words: to stand under it. timeless: no day is shown. */
export interface Drawn {
  axis?: Axis | null;
  words?: Node | null;
  timeless?: boolean;
  /** Of a stage; day: the one that it opens on. */
  pace?: Pace;
  day?: number | null;
}

export type Draw = (node: Element, run: Run, settings: Settings, size: Size) => Drawn | void;
/** A view that can be shown (figure/views.js). element: "svg" or "div". */
export interface View {
  title: string;
  element: "svg" | "div";
  /** Styles that only views of this kind need. */
  sheet?: string;
  prepare?: (...given: Parameters<Draw>) => (() => void)[];
  draw: Draw;
  cursor?: Draw;
  tell?: (node: Element, run: Run, settings: Settings) => void;
  stop?: () => void;
}
export type MakeView<Declared = DeclaredView> = (
  model: Model,
  declared: Declared,
  change?: (patch: Patch) => void,
) => View;

/** [x, y], in px of a picture or in amounts. */
export type Place = number[];
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * How a role is drawn (look/look.json). name: of its custom property. shape: of its marks in charts. drawing:
 * of what it stands for (look/actors.js). dash: in line widths.
 */
export interface Look {
  name: string;
  shape: string;
  drawing: string;
  dash: number[];
  width: number;
  double?: boolean;
}

/** An axis that is asked for: its ends, whether it goes by tens, its words, and ticks where they are given. */
export interface Ruled {
  domain: number[];
  log?: boolean;
  name: string;
  ticks?: number[];
}
/** As figure/graph.js tells it. */
export interface Graph {
  body: SVGGElement;
  x: Scale;
  y: Scale;
  inner: number;
  tall: number;
  row: number;
  left: number;
  top: number;
  fresh: boolean;
}

// The element.

type Shows = (run: Run, settings: Settings, drawn: Drawn) => void;
/** A part of the element; element/explorable.js tells when each is called. */
export interface Part {
  node: Element;
  update?: Shows;
  cursor?: Shows;
  tell?: Shows;
  rest?: Shows;
  layout?: () => void;
  stop?: () => void;
}

/** The part that shows the view that is on (element/parts/picture.js). */
export interface Picture {
  node: Element;
  update(run: Run, settings: Settings, size: Size): Drawn;
  cursor(run: Run, settings: Settings, size: Size): Drawn | void;
  tell(run: Run, settings: Settings): void;
  stop(): void;
}

/** The part that shows the stage (element/parts/scene.js). */
export interface Scene {
  node: Element;
  keep(settings: Settings, size: Size | null): void;
  update(run: Run, settings: Settings, size: Size): Drawn;
  cursor(run: Run, settings: Settings, size: Size): Drawn;
  tell(run: Run, settings: Settings): void;
  stop(): void;
}

/** mount of a module in element/parts: null where the element has no such part. */
export type Mount = (explorable: Explorable) => Part | null;

type Module = { mount: Mount };

/** What the second script brings (bundles/more.js). sheet: styles. exact: what opens behind a slider's value. */
export interface More {
  sheet: string;
  exact(slider: any): { node: HTMLElement; show(): void; clear(): void; focus(): void };
  levels: Module;
  pins: Module;
  presets: Module;
  question: Module;
  steps: Module;
  pin: Module;
  table: Module;
  link: {
    read(text: string, model: Model, settings: Settings): Wish;
    write(id: string, model: Model, settings: Settings): string;
    linked(
      model: Model,
      settings: Settings,
      wish: Wish,
    ): {
      settings: Settings;
      error?: string | null;
      stiff?: boolean;
    };
    resumed(model: Model, settings: Settings, wish: Wish): Settings;
  };
}

/** What the third script brings (bundles/drawer.js). */
export interface Drawer {
  sheet: string;
  verbs: Module[];
  days: Module;
  away: Module[];
}

/** Call ready with what a script brings once it is here, or failed; returns what stops that. */
export type Brings<T> = (
  explorable: Explorable,
  ready: (brought: T) => void,
  failed?: () => void,
) => () => void;

/** What an element begins with, as element/opened_by_link.js tells it. watch returns what stops it. */
export interface Opening {
  settings: Settings;
  problems: string[];
  linked: boolean;
  followed: boolean;
  told: boolean;
  lands: boolean;
  watch(): () => void;
}

/** <lupus-explorable>. */
export interface Explorable extends HTMLElement {
  model: Model;
  settings: Settings;
  run: Run | null;
  error: string | null;
  locale: string;
  values: Values;
  /** A model given as it is, in JupyterLab. */
  definition: Model;
  given?: Model;
  language: string;
  /** What several parts share (element/frame.js). */
  nodes: Record<
    "frame" | "picture" | "stage" | "canvas" | "ask" | "reply" | "words" | "printed",
    HTMLElement
  >;
  size: Size | null;
  drawn: Drawn;
  state: {
    model: Model;
    settings: Settings;
    stiff?: boolean;
    subscribe(listener: (names: string[]) => void): void;
  } | null;
  /** Settings whose attribute has changed since it was built; values set before its model came. */
  asked: Set<string>;
  wanted: Values | null;
  problems: string[];
  linked: boolean;
  /** Whether it is shown at once, since what asked for it cannot wait for a turn. */
  hurried: boolean;
  change(patch: Patch): void;
  set(values: Values): void;
  slide(values: Values): void;
  startOver(): void;
  anew(): void;
  /** In JupyterLab: chart2music. */
  sound?: () => Promise<Function>;
}

/** What a box for a number asks and tells (dom/number_box.js). */
export interface NumberBox {
  words: {
    notANumber: string;
    outside(low: string, high: string): string;
    unclear(text: string, one: string, other: string): string;
    stays(value: string): string;
  };
  locale: string;
  ends(): [low: number, high: number];
  value(): number;
  put(value: number): void;
  step?(way: number): void;
  shown?(value: number): string;
  figure(value: number): string;
}
