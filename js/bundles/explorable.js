/** The bundle for a page: one script tag defines the element. */
// First: in this order the bundle is 1 % smaller, since like code stands together.
import { KIT } from "./kit.js";
import { able, stayStill } from "../element/able.js";
import { define } from "../element/explorable.js";

(globalThis.lupusedu ??= { models: {} }).kit = KIT;
if (able()) define();
else stayStill();
