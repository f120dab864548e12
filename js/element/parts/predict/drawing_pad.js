/** The ground on which a reader draws a curve: with a mouse, a pen, a finger, or the arrow keys. */
import { draw, make, say } from "../../../dom/nodes.js";
import { stroke } from "./sketches.js";
import { STRINGS } from "../../../strings/en_more.js";

/** Of the width or the height, for an arrow key. */
const STEP = 1 / 20;
/** A finger that has gone so far sideways draws, and scrolls the page no more, in px. */
const SIDEWAYS = 6;
const KEYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const inside = (part) => Math.max(0, Math.min(1, part));

export class Pad {
  /**
   * drawn(heights) at each stroke; kept() gives what puts back all as it was before one; told(along, height)
   * is a place in words.
   */
  constructor({ drawn, kept, told }) {
    this.drawn = drawn;
    this.kept = kept;
    this.told = told;
    this.reached = 0;
    this.path = draw("path", { class: "guess" });
    this.pen = draw("circle", { class: "pen", r: 5 });
    this.svg = draw("svg", { "aria-hidden": "true" }, this.path, this.pen);
    this.hint = make("span", { class: "hint" });
    this.node = make(
      "div",
      { class: "pad", role: "slider", tabindex: 0, "aria-label": STRINGS.drawKeys },
      this.svg,
      this.hint,
    );
    this.node.addEventListener("pointerdown", (event) => this.down(event));
    this.node.addEventListener("pointermove", (event) => this.move(event));
    this.node.addEventListener("pointerup", () => {
      this.hand = null;
    });
    this.node.addEventListener("pointercancel", () => this.cancel());
    this.node.addEventListener("keydown", (event) => this.key(event));
  }

  /** A finger goes on scrolling the page where it moves up or down, unless drawing was chosen. */
  down(event) {
    const waits = event.pointerType === "touch" && !this.drawing;
    this.hand = {
      waits,
      from: event.clientX,
      at: this.part(event),
      reached: this.reached,
      back: this.kept(),
    };
    if (waits) return;
    event.preventDefault();
    this.node.setPointerCapture(event.pointerId);
    this.drawn(this.stroked([this.hand.at]));
  }

  move(event) {
    const { hand } = this;
    if (!hand || (hand.waits && Math.abs(event.clientX - hand.from) < SIDEWAYS)) return;
    hand.waits = false;
    const places = [
      hand.at,
      ...(event.getCoalescedEvents?.() ?? []).map((one) => this.part(one)),
      this.part(event),
    ];
    hand.at = places.at(-1);
    this.drawn(this.stroked(places));
  }

  /** The browser has taken the finger for something else: nothing was drawn. */
  cancel() {
    const { hand } = this;
    this.hand = null;
    if (!hand || hand.waits) return;
    this.reached = hand.reached;
    hand.back();
  }

  /**
   * Left and right move the pen along the curve, and draw where there is none yet; up and down bend the curve
   * under it.
   */
  key(event) {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    const [right, up] = way;
    const along = inside((this.at ?? 0) + right * STEP) || (up ? STEP : 0);
    this.at = along;
    const height = inside(this.height(along) + up * STEP);
    if (up || along > this.reached)
      this.drawn(
        this.stroked([
          [along - STEP, this.height(along - STEP)],
          [along, height],
        ]),
      );
    else this.point();
  }

  /** The height of the curve at a part of the width. */
  height(along) {
    return this.base[Math.round(inside(along) * (this.base.length - 1))];
  }

  /** Where the keyboard's pen is. */
  point() {
    const along = this.at ?? 0;
    this.pen.setAttribute(
      "transform",
      `translate(${(along * this.inner).toFixed(1)},${((1 - this.height(along)) * this.tall).toFixed(1)})`,
    );
    this.node.setAttribute("aria-valuenow", Math.round(this.height(along) * 100));
    this.node.setAttribute("aria-valuetext", this.told(along, this.height(along)));
  }

  /**
   * The curve with a stroke over it: it starts where the run starts, and goes on level beyond what was drawn.
   */
  stroked(places) {
    const made = stroke(
      this.base,
      [[this.reached, this.base[Math.round(this.reached * (this.base.length - 1))]], ...places].slice(
        places[0][0] > this.reached ? 0 : 1,
      ),
    );
    this.reached = Math.max(this.reached, ...places.map(([along]) => along));
    const edge = Math.round(this.reached * (made.length - 1));
    return made.map((height, i) => (i === 0 ? this.start : i > edge ? made[edge] : height));
  }

  /** A place of the pointer as parts of the width and the height. */
  part({ clientX, clientY }) {
    const box = this.node.getBoundingClientRect();
    return [inside((clientX - box.left) / box.width), inside((box.bottom - clientY) / box.height)];
  }

  /** Lie over the plot; `blank` is the curve before any stroke. */
  place({ left, top, inner, tall }, blank) {
    this.inner = inner;
    this.tall = tall;
    this.blank = blank;
    this.start = blank[0];
    this.node.style.cssText = `left:${left}px;top:${top}px;width:${inner}px;height:${tall}px`;
    this.svg.setAttribute("viewBox", `0 0 ${inner} ${tall}`);
  }

  show(heights, drawing) {
    this.drawing = drawing;
    this.node.classList.toggle("drawing", drawing);
    say(this.hint, drawing && !heights ? STRINGS.drawHint : "");
    if (!heights) this.reached = this.at = 0;
    else if (!drawing) this.reached = 1;
    this.base = heights ?? this.blank;
    const point = (height, i) =>
      `${((i / (heights.length - 1)) * this.inner).toFixed(1)},${((1 - height) * this.tall).toFixed(1)}`;
    this.path.setAttribute("d", heights ? `M${heights.map(point).join("L")}` : "");
    this.point();
  }
}
