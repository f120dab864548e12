/** This run as files: numbers (CSV) and the picture that is on (SVG, PNG). */
import { address, linkable } from "./copylink.js";
import { csv } from "./csv.js";
import { download } from "./download.js";
import { make, say } from "./make.js";
import { png, svg } from "./still.js";
import { STRINGS } from "./strings.js";

export function mount(explorable) {
  const { state, model } = explorable;
  const said = make("span", { role: "status" });
  const name = (ending) => `${model.name}.${ending}`;
  const button = (label, act) => {
    const node = make("button", { type: "button", class: "quiet" }, label);
    node.addEventListener("click", async () => {
      try { say(said, ""); await act(); } catch { say(said, STRINGS.notSaved); }
    });
    return node;
  };
  const numbers = button(STRINGS.saveCsv, () => download(name("csv"), `\ufeff${csv(state, linkable(explorable) ? address(explorable) : "")}`, "text/csv"));
  const drawn = button(STRINGS.saveSvg, () => download(name("svg"), svg(explorable), "image/svg+xml"));
  const painted = button(STRINGS.savePng, async () => download(name("png"), await png(explorable)));
  const node = make("div", { class: "files", role: "group", "aria-label": STRINGS.save }, numbers, drawn, painted, said);
  // A table is no picture, and a painted canvas has no lines to save.
  const has = (what) => explorable.frame.querySelector(`.canvas ${what}`) !== null;
  const update = () => {
    drawn.hidden = !has("svg");
    painted.hidden = !has("svg") && !has("canvas");
  };
  return { node, update };
}
