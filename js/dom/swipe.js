/**
 * A finger on a slider may be about to scroll the page: until it has gone sideways or is lifted, the slider
 * sets nothing; where the browser takes the finger for scrolling, it is as before.
 */
const SIDEWAYS = 6; // px

/**
 * Watch every slider inside `root`.
 * @type {(root: ShadowRoot | Element) => void}
 */
export function steady(root) {
  let held = null;
  const tell = ({ range }) => range.dispatchEvent(new Event("input", { bubbles: true }));
  root.addEventListener(
    "pointerdown",
    (/** @type {PointerEvent & { target: HTMLInputElement }} */ { target, pointerType, clientX }) => {
      held =
        pointerType !== "mouse" && target.type === "range"
          ? { range: target, value: target.value, from: clientX, sure: false }
          : null;
    },
    true,
  );
  root.addEventListener(
    "input",
    (event) => {
      if (held?.range === event.target && !held.sure) event.stopImmediatePropagation();
    },
    true,
  );
  root.addEventListener(
    "pointermove",
    (/** @type {PointerEvent} */ { clientX }) => {
      if (held && Math.abs(clientX - held.from) > SIDEWAYS) held.sure = true;
    },
    true,
  );
  root.addEventListener(
    "pointerup",
    () => {
      const one = held;
      held = null;
      if (one && !one.sure && one.range.value !== one.value) tell(one);
    },
    true,
  );
  root.addEventListener(
    "pointercancel",
    () => {
      const one = held;
      held = null;
      if (!one || one.range.value === one.value) return;
      one.range.value = one.value;
      if (one.sure) tell(one);
    },
    true,
  );
}
