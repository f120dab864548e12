/**
 * The drawings of a stage by name: those of every stage from here, the rest with its model.
 */
import * as ACTORS from "../../look/actors.js";

/** @type {Record<string, { class: string, d: string }[]>} */
const LOOKS = {
  // Named, so that the script holds no other drawings.
  bleb: ACTORS["bleb"],
  body: ACTORS["body"],
  cell: ACTORS["cell"],
  syringe: ACTORS["syringe"],
};

/** Take in the drawings that a model brings: of one name they are the same in all. */
export const learn = (drawings) => Object.assign(LOOKS, drawings);

export const isDrawn = (look) => look in LOOKS;

/** The parts of a drawing; a plain cell where there is none of this name. */
export const drawn = (look) => LOOKS[look] || LOOKS["cell"];
