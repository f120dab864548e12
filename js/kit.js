/** What the bundle lends to the scripts that come later (views/*.js), so that each is small and all speak the same words. */
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import * as beside from "./beside.js";
import * as copier from "./copier.js";
import * as copylink from "./copylink.js";
import * as labels from "./labels.js";
import * as link from "./link.js";
import * as make from "./make.js";
import * as measure from "./measure.js";
import * as shapes from "./shapes.js";
import * as simulate from "./simulate.js";
import * as strings from "./strings.js";
import * as theme from "./theme.js";
import * as views from "./views.js";
import * as words from "./words.js";

// js/build.mjs reads the names in quotation marks: what stands here is not bundled into a view's script again.
export const KIT = {
  "d3-axis": { axisBottom, axisLeft },
  "d3-scale": { scaleLinear, scaleLog },
  "d3-selection": { select },
  "d3-shape": { line },
  "beside.js": beside,
  "copier.js": copier,
  "copylink.js": copylink,
  "labels.js": labels,
  "link.js": link,
  "make.js": make,
  "measure.js": measure,
  "shapes.js": shapes,
  "simulate.js": simulate,
  "strings.js": strings,
  "theme.js": theme,
  "views.js": views,
  "words.js": words,
};
