/** Build a CAR: which of its parts are in, and which of the cases told about it fits. No DOM. */
const PARTS = ["binder", "stem", "helper", "start"];
export const HELPERS = ["CD28", "4-1BB"];

/**
 * Place of the first case that fits, or -1; a case that asks for nothing never fits. cases: [{without:
 * [part], with: [helper]}]; parts: {binder, stem, start: true or false, helper: "CD28", "4-1BB" or ""}.
 */
export function fitting(cases, parts) {
  return cases.findIndex(
    (one) =>
      one.without.length + one.with.length > 0 &&
      one.without.every((name) => PARTS.includes(name) && !parts[name]) &&
      one.with.every((name) => parts.helper === name),
  );
}

/** What the receptor does, for its drawing. */
export function does({ binder, stem, helper, start }) {
  const grips = Boolean(binder && stem);
  return { grips, acts: grips && Boolean(start), lasts: grips && Boolean(start && helper) };
}
