/** The words of views/sort.js. */
import { later } from "../later.js";

export const STRINGS = later({
  sort: {
    again: "Again, with new cells",
    cell: (i, count, grip) => `Cell ${i} of ${count} grips the body with ${grip} of 100.`,
    how: "Swipe right to let a cell through, left to stop it. Buttons and arrow keys do the same.",
    line: "the model’s gate",
    models: ({ harmful, passed, harmless, stopped }, [harms, rest]) =>
      `The model’s gate, with the same cells: ${passed} of ${harmful} ${harms} ones pass, ${stopped} of ${harmless} ${rest} ones are stopped. Wherever the line is drawn, it cuts off some of both.`,
    of: (some, all) => `${some} of ${all}`,
    pass: "Let through →",
    passed: "let through",
    stop: "← Stop",
    stopped: "stopped",
    strongly: "grips the body strongly →",
    was: (part, passed) => `You ${passed ? "let through" : "stopped"} a ${part} cell.`,
    yours: ({ harmful, passed, harmless, stopped }, [harms, rest]) =>
      `You let ${passed} of ${harmful} ${harms} cells pass and stopped ${stopped} of ${harmless} ${rest} ones.`,
    you: "you",
  },
});
