/**
 * The second script, which the first answer does without: number boxes, the question before a run, steps, levels,
 * cases and links.
 */
import { KIT } from "./kit_more.js"; // what the drawer's script borrows
import sheet from "../element/more.css";
import { linked, resumed } from "../element/linked.js";
import { exact } from "../element/parts/exact.js";
import * as levels from "../element/parts/levels.js";
import * as pin from "../element/parts/pin_button.js";
import * as pins from "../element/parts/pinned_runs.js";
import * as presets from "../element/parts/presets.js";
import * as question from "../element/parts/predict/question.js";
import * as steps from "../element/parts/steps.js";
import * as table from "../element/parts/run_table.js";
import { read, write } from "../export/link.js";

const lupusedu = (globalThis.lupusedu ??= { models: {} }); // a notebook has none yet
Object.assign((lupusedu.kit ??= {}), KIT);
lupusedu.more = {
  sheet,
  exact,
  levels,
  pins,
  link: { linked, read, resumed, write },
  presets,
  question,
  steps,
  pin,
  table,
};
