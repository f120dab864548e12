/** The bundle for a page: one script tag defines the element. */
import { define } from "../element/explorable.js";
import { KIT } from "./kit.js";

(globalThis.lupusedu ??= { models: {} }).kit = KIT;
define();
