/**
 * The number box of knobs, days and pieces. It is a box for text: a browser's own number box drops the
 * decimal mark that it does not know, and changes its number when a wheel is turned over it. What this one
 * refuses it says, and then the number is the one from before.
 */
import { make, put as set, say } from "./nodes.js";
import { markOf, read } from "./typed_number.js";
/** @import { NumberBox } from "../types.d.ts" */

/**
 * {input, problem, show, clear}. words: {notANumber, outside, unclear, stays}; ends() and value() as they are
 * now; put(number) takes one; step(way) for the arrow keys; shown(number): its text in the box, with a point;
 * figure(number): an end of what is allowed, in a sentence.
 * @type {(attributes: object, box: NumberBox) =>
 *   { input: HTMLInputElement, problem: Element, show(always?: boolean): void, clear(): void }}
 */
export function numberBox(attributes, { words, locale, ends, value, put, step, shown = String, figure }) {
  const input = make("input", {
    type: "text",
    role: "spinbutton",
    inputmode: "decimal",
    autocomplete: "off",
    ...attributes,
  });
  const problem = make("p", { class: "problem", role: "alert" });
  const mark = markOf(locale);
  const write = (number) => shown(number).replace(".", mark);
  let last, before;
  const clear = () => {
    say(problem, "");
    input.removeAttribute("aria-invalid");
  };
  /** Show the number; while someone types, only when asked to. */
  const show = (always = false) => {
    const [low, high] = ends();
    if (value() !== before) clear(); // it was changed in another way
    set(input, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": value() });
    if (always || /** @type {ShadowRoot | Document} */ (input.getRootNode()).activeElement !== input)
      input.value = write(value());
  };
  const refuse = (why) => {
    if (value() !== before) put(before);
    input.setAttribute("aria-invalid", true);
    say(problem, `${why} ${words.stays(write(before))}`);
  };
  const begin = () => {
    last = input.value;
    before = value();
  };
  input.addEventListener("focus", begin);
  input.addEventListener("input", () => {
    // "15", on its way to "150", is taken; should "1500" be refused, the number is again what it was before
    // the first "1".
    if (!input.value.startsWith(last)) begin();
    last = input.value;
    const number = read(last, mark);
    const [low, high] = ends();
    if (Array.isArray(number)) return refuse(words.unclear(last, write(number[0]), write(number[1])));
    if (!(number >= low && number <= high))
      return refuse(Number.isNaN(number) ? words.notANumber : words.outside(figure(low), figure(high)));
    clear();
    put(number);
  });
  input.addEventListener("blur", () => show(true));
  input.addEventListener("keydown", (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way || !step) return;
    event.preventDefault();
    clear();
    step(way);
    show(true);
    begin();
  });
  return { input, problem, show, clear };
}
