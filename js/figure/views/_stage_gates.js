/** The gates of a stage over their doors, with their names. */
import { STRINGS } from "../../strings/en.js";
import { gatesOf, TALL } from "./_stage_doors.js";

const BOX = 24; // of the drawing

export function paintGates(context, kinds, rooms, ink, { text, measure }, { drawing, lettered, pill }) {
  const colours = { ground: ink.of("surface"), line: ink.of("muted") };
  for (const { number, place } of gatesOf(kinds, rooms)) {
    const [x, y] = place;
    context.save();
    context.translate(x, y);
    context.scale(TALL / BOX, TALL / BOX);
    drawing(context, "gate", ink.of("text"), colours);
    context.restore();
    if (!text) continue;
    const words = STRINGS.stage.gate(number);
    const size = Math.max(12, text - 1);
    const wide = measure(words, size, 650) + 16;
    const left = x + TALL / 2;
    pill(context, left, y - size / 2 - 5, wide, size + 9, colours.ground, ink.of("edge"));
    lettered(context, words, left + wide / 2, y + size / 2 - 2, size, ink, "text");
  }
}
