/**
 * The Spanish of a page: a script of its own, asked for only where the page's language is Spanish. The site
 * adds the words of the models to it.
 */
import { translated } from "../model/translated.js";
import { ESPANOL } from "../strings/es.js";

((globalThis.lupusedu ??= { models: {} }).strings ??= {}).es = { element: ESPANOL, translated };
