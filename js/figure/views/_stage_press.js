/** A hand that lies on a room, and presses as a drug does: as deep as that is strong. */
import { STRINGS } from "../../strings/en.js";

// In a box of 24: the back of a hand, four fingers, and the arm it comes from.
const HAND =
  "M-3.6,-40L-3.6,-5.2C-6,-4.6 -7.4,-2.2 -9.6,-1.2C-10.9,-.5 -10.6,1.3 -9,1.2C-7.4,1.1 -6.4,.4 -5.4,-.2L-5.4,7.6C-5.4,9.6 -2.9,9.6 -2.9,7.6L-2.8,4.2L-2.5,9.3C-2.4,11.3 0,11.3 0,9.3L.1,4.2L.4,8.8C.5,10.7 2.9,10.6 2.8,8.6L2.8,3.8L3.3,6.9C3.7,8.7 5.7,8.4 5.5,6.5L5,-1.2C4.9,-3.2 4.3,-4.6 3.6,-5.2L3.6,-40";

let drawn; // once

/** What it does stands beside its wrist. size: {width, text, measure}, of the stage. */
export function press(context, { left, top, width, height }, strength, ink, size, kept) {
  if (strength < 0.02) return;
  const scale = (height * 0.95) / 24;
  const [x, y] = [left + width * 0.5, top + height * (-0.5 + 0.7 * Math.sqrt(strength))];
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  const path = (drawn ??= new Path2D(HAND));
  context.lineJoin = context.lineCap = "round";
  context.fillStyle = ink.of("surface");
  context.globalAlpha = 0.9;
  context.fill(path);
  context.fillStyle = ink.of("drug");
  context.globalAlpha = 0.25;
  context.fill(path);
  context.globalAlpha = 1;
  context.strokeStyle = ink.of("drug");
  context.lineWidth = 2.4 / scale;
  context.stroke(path);
  context.restore();
  if (!size.text) return;
  const letters = Math.max(12, size.text - 1);
  const words = STRINGS.stage.press;
  const wide = size.measure(words, letters, 650) + 16;
  const from = Math.min(x + 5 * scale, size.width - wide - 4);
  const high = Math.max(3 * size.text + 6, y - 9 * scale - letters - 9); // below the day
  kept.pill(context, from, high, wide, letters + 9, ink.of("surface"), ink.of("edge"));
  kept.lettered(context, words, from + wide / 2, high + letters + 3, letters, ink, "text");
}
