/**
 * What the bundle lends to the scripts that come later (views/*.js), so that each is small and all speak the
 * same words.
 */
import { scaleLinear, scaleLog } from "d3-scale";
import * as nodes from "../dom/nodes.js";
import * as scripts from "../dom/scripts.js";
import * as storage from "../dom/storage.js";
import * as answers from "../element/answers.js";
import * as settings from "../element/settings.js";
import * as linkPart from "../export/link_part.js";
import * as lines from "../figure/lines.js";
import * as room from "../figure/room.js";
import * as views from "../figure/views.js";
import * as conventions from "../look/conventions.js";
import * as lookOptions from "../look/options.js";
import * as shapes from "../look/shapes.js";
import * as theme from "../look/theme.js";
import * as day from "../measure/day.js";
import * as course from "../measure/course.js";
import * as measures from "../measure/measures.js";
import * as pace from "../measure/pace.js";
import * as pinned from "../measure/pinned.js";
import * as reach from "../measure/reach.js";
import * as names from "../model/names.js";
import * as shown from "../model/shown.js";
import * as values from "../model/values.js";
import * as modelViews from "../model/views.js";
import * as ode from "../simulate/ode.js";
import * as runs from "../simulate/runs.js";
import * as en from "../strings/en.js";
import * as wordsOfDay from "../words/day.js";
import * as numbers from "../words/numbers.js";
import * as sentences from "../words/sentences.js";

// Names are as they are imported here: js/build.mjs reads from these imports what is not bundled a second
// time.
export const KIT = {
  "d3-scale": { scaleLinear, scaleLog },
  "dom/nodes.js": nodes,
  "dom/scripts.js": scripts,
  "dom/storage.js": storage,
  "element/answers.js": answers,
  "element/settings.js": settings,
  "export/link_part.js": linkPart,
  "figure/lines.js": lines,
  "figure/room.js": room,
  "figure/views.js": views,
  "look/conventions.js": conventions,
  "look/options.js": lookOptions,
  "look/shapes.js": shapes,
  "look/theme.js": theme,
  "measure/day.js": day,
  "measure/course.js": course,
  "measure/measures.js": measures,
  "measure/pace.js": pace,
  "measure/pinned.js": pinned,
  "measure/reach.js": reach,
  "model/names.js": names,
  "model/shown.js": shown,
  "model/values.js": values,
  "model/views.js": modelViews,
  "simulate/ode.js": ode,
  "simulate/runs.js": runs,
  "strings/en.js": en,
  "words/day.js": wordsOfDay,
  "words/numbers.js": numbers,
  "words/sentences.js": sentences,
};
