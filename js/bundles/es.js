/** The Spanish of a page: a script of its own, asked for only where the page's language is Spanish. */
import models from "../../src/lupusedu/strings/es.json" with { type: "json" };
import { translated } from "../model/translated.js";
import { ESPANOL } from "../strings/es.js";

((globalThis.lupusedu ??= { models: {} }).strings ??= {}).es = { element: ESPANOL, models, translated };
