/** The script of the search page; the passages of the book come before it (sphinx/passages.py). */
import { start } from "../search/page.js";

start(globalThis.lupusedu?.passages);
