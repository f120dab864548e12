/**
 * The second script, which the first answer does without: number boxes, the question before a run, levels, cases,
 * links, and the drawer.
 */
import sheet from "../element/more.css";
import { linked, resumed } from "../element/linked.js";
import * as again from "../element/parts/predict_again.js";
import * as classroom from "../element/parts/more/class_link.js";
import * as copylink from "../element/parts/copy_link.js";
import * as days from "../element/parts/event_days.js";
import * as embed from "../element/parts/more/embed_code.js";
import { exact } from "../element/parts/exact.js";
import * as files from "../element/parts/more/save_files.js";
import * as levels from "../element/parts/levels.js";
import * as listen from "../element/parts/more/listen.js";
import * as pin from "../element/parts/pin_button.js";
import * as pins from "../element/parts/pinned_runs.js";
import * as presets from "../element/parts/presets.js";
import * as cell from "../element/parts/more/python_cell.js";
import * as question from "../element/parts/predict/question.js";
import * as steps from "../element/parts/steps.js";
import * as scale from "../element/parts/more/axis_steps.js";
import * as table from "../element/parts/run_table.js";
import { read, write } from "../export/link.js";

(globalThis.lupusedu ??= { models: {} }).more = {
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
  // Buttons, this run, and what leads away from the page, which a link may hide as a whole.
  drawer: {
    verbs: [pin, again, copylink],
    run: [days, table],
    away: [listen, scale, files, cell, classroom, embed],
  },
};
