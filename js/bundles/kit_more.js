/** What the second script lends to the third, as the bundle lends by kit.js. */
import * as numberBox from "../dom/number_box.js";
import * as link from "../export/link.js";
import * as en from "../strings/en_more.js";

export const KIT = {
  "dom/number_box.js": numberBox,
  "export/link.js": link,
  "strings/en_more.js": en,
};
