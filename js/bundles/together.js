/** What makes two models one figure: the first page alone has such a one. */
import { together } from "../model/together.js";

(globalThis.lupusedu ??= { models: {} }).together = together;
