/** How large the picture is, and its letters. */
import { ruler } from "../dom/text_width.js";
/** @import { Explorable, Size } from "../types.d.ts" */

/**
 * {width, height, text, measure} in px of a picture in its frame, or null while it is not laid out.
 * @type {(nodes: Explorable["nodes"]) => Size | null}
 */
export function sizeOf({ frame, picture }) {
  const width = Math.round(picture.clientWidth);
  if (!width) return null;
  const { fontSize, fontFamily } = getComputedStyle(frame);
  // Text grows with the reader's own size, as far as the chart has room; never under 13 px.
  const text = Math.max(13, Math.min(Math.round(parseFloat(fontSize) * 1.625) / 2, Math.round(width / 22)));
  // About half the window: the picture stays in view above the knob on a phone held either way.
  const tall = Math.min(width < 560 ? 180 + width * 0.25 : width * 0.5, 380, innerHeight * 0.45);
  const height = Math.round(Math.max(200, tall) + (text - 13) * 10);
  return { width, height, text, measure: ruler(fontFamily) };
}

const BESIDE = 680; // px of a frame in which both have room side by side
const GAP = 16;
const CURVE = 165; // px: lower, its events leave it no room

/**
 * The same shared by two stages, each of this size, and the curve under them: side by side, or one over the other on a
 * phone.
 * @type {(whole: Size) => { stage: Size, curve: Size }}
 */
export function sharedByTwo(whole) {
  const beside = whole.width >= BESIDE;
  const [tall, low] = beside ? [Math.round(whole.width * 0.3), 220] : [140, 225];
  return {
    stage: {
      ...whole,
      width: beside ? Math.floor((whole.width - GAP) / 2) : whole.width,
      height: Math.min(300, tall),
      beside,
    },
    curve: { ...whole, height: low + (whole.text - 13) * 6 },
  };
}

/**
 * The same shared by the stage and the curve: one over the other on a phone, where the curve takes about a third;
 * side by side where there is room.
 * @type {(whole: Size) => { stage: Size, curve: Size }}
 */
export function shared(whole) {
  const { width, height } = whole;
  if (width >= BESIDE) {
    const wide = Math.round((width - GAP) * 0.55);
    return {
      stage: { ...whole, width: wide, height, beside: true },
      curve: { ...whole, width: width - GAP - wide },
    };
  }
  // Both stay in view over the knob that moves: they leave it nearly half of the window.
  const both = innerHeight * 0.55 - 14;
  const tall = Math.round(Math.max(180, Math.min(width * 0.8, 330, both * 0.6, both - CURVE)));
  return {
    stage: { ...whole, height: tall, beside: false },
    curve: { ...whole, height: Math.round(Math.max(CURVE, Math.min(tall * 0.66, both - tall))) },
  };
}

/** @type {(a: Size | null, b: Size | null) => boolean} */
export const sameSize = (a, b) => ["width", "height", "text"].every((name) => a?.[name] === b?.[name]);
