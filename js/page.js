/** The bundle for a page: one script tag defines the element. */
import { define } from "./explorable.js";

define();
