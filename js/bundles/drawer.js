/** The third script: what is in the drawer beside parts of the second, and what a stage says while it plays. */
import "../figure/told.js";
import sheet from "../element/drawer.css";
import * as again from "../element/parts/predict_again.js";
import * as cell from "../element/parts/more/python_cell.js";
import * as classroom from "../element/parts/more/class_link.js";
import * as copylink from "../element/parts/copy_link.js";
import * as days from "../element/parts/event_days.js";
import * as embed from "../element/parts/more/embed_code.js";
import * as files from "../element/parts/more/save_files.js";
import * as listen from "../element/parts/more/listen.js";
import * as scale from "../element/parts/more/axis_steps.js";

(globalThis.lupusedu ??= { models: {} }).drawer = {
  sheet,
  verbs: [again, copylink],
  days,
  // What leads away from the page, which a link may hide as a whole.
  away: [listen, scale, files, cell, classroom, embed],
};
