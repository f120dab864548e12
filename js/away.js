/** The script behind "More": hear this run, save it, make it in Python, prepare it for a class, put it on another page. */
import * as cell from "./cell.js";
import * as classroom from "./classroom.js";
import * as embed from "./embed.js";
import * as files from "./files.js";
import * as listen from "./listen.js";
import * as scale from "./scale.js";

export const AWAY = [listen, scale, files, cell, classroom, embed];
(globalThis.lupusedu ??= { models: {} }).away = AWAY;
