/**
 * The script behind "More": hear this run, save it, make it in Python, prepare it for a class, put it on
 * another page.
 */
import * as cell from "../element/parts/more/python_cell.js";
import * as classroom from "../element/parts/more/class_link.js";
import * as embed from "../element/parts/more/embed_code.js";
import * as files from "../element/parts/more/save_files.js";
import * as listen from "../element/parts/more/listen.js";
import * as scale from "../element/parts/more/axis_steps.js";

export const MORE = [listen, scale, files, cell, classroom, embed];
(globalThis.lupusedu ??= { models: {} }).more = MORE;
