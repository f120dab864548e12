/** The ground on which a reader draws a curve with a mouse, a pen or a finger. */
import { draw, make, say } from "./make.js";
import { stroke } from "./sketches.js";
import { STRINGS } from "./strings.js";

export class Pad {
  /** drawn(heights) is called at each stroke of the hand. */
  constructor(drawn) {
    this.path = draw("path", { class: "guess" });
    this.svg = draw("svg", { "aria-hidden": "true" }, this.path);
    this.hint = make("span", { class: "hint" });
    this.node = make("div", { class: "pad" }, this.svg, this.hint);
    let at = null;
    this.node.addEventListener("pointerdown", (event) => {
      // A finger scrolls the page unless drawing was chosen.
      if (event.pointerType === "touch" && !this.drawing) return;
      event.preventDefault();
      this.node.setPointerCapture(event.pointerId);
      at = this.part(event);
      drawn(this.stroked([at]));
    });
    this.node.addEventListener("pointermove", (event) => {
      if (!at) return;
      const places = [at, ...(event.getCoalescedEvents?.() ?? []).map((one) => this.part(one)), this.part(event)];
      at = places.at(-1);
      drawn(this.stroked(places));
    });
    for (const end of ["pointerup", "pointercancel"]) this.node.addEventListener(end, () => { at = null; });
  }

  /** The curve with a stroke over it: it starts where the run starts, and goes on level beyond what was drawn. */
  stroked(places) {
    const made = stroke(this.base, [[this.reached, this.base[Math.round(this.reached * (this.base.length - 1))]], ...places].slice(places[0][0] > this.reached ? 0 : 1));
    this.reached = Math.max(this.reached, ...places.map(([along]) => along));
    const edge = Math.round(this.reached * (made.length - 1));
    return made.map((height, i) => (i === 0 ? this.start : i > edge ? made[edge] : height));
  }

  /** A place of the pointer as parts of the width and the height. */
  part({ clientX, clientY }) {
    const box = this.node.getBoundingClientRect();
    const inside = (part) => Math.max(0, Math.min(1, part));
    return [inside((clientX - box.left) / box.width), inside((box.bottom - clientY) / box.height)];
  }

  /** Lie over the plot; `blank` is the curve before any stroke. */
  place({ left, top, inner, tall }, blank) {
    Object.assign(this, { inner, tall, blank, start: blank[0] });
    this.node.style.cssText = `left:${left}px;top:${top}px;width:${inner}px;height:${tall}px`;
    this.svg.setAttribute("viewBox", `0 0 ${inner} ${tall}`);
  }

  show(heights, drawing) {
    this.drawing = drawing;
    this.node.classList.toggle("drawing", drawing);
    say(this.hint, drawing && !heights ? STRINGS.drawHint : "");
    if (!heights) this.reached = 0;
    else if (!drawing) this.reached = 1;
    this.base = heights ?? this.blank;
    const point = (height, i) => `${((i / (heights.length - 1)) * this.inner).toFixed(1)},${((1 - height) * this.tall).toFixed(1)}`;
    this.path.setAttribute("d", heights ? `M${heights.map(point).join("L")}` : "");
  }
}
