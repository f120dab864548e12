/**
 * This run as files: numbers (CSV) and the picture that is on (SVG, PNG). A frame may forbid files, without a
 * word: there what would be in the file is shown too.
 */
import { csv } from "../../../export/csv.js";
import { download } from "../../../dom/save_file.js";
import { make, say } from "../../../dom/nodes.js";
import { address, linkable, published } from "../../../export/address.js";
import { png, svg } from "../../../export/image.js";
import { STRINGS } from "../../../strings/en_drawer.js";

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, nodes } = explorable;
  const said = make("span", { role: "status" });
  const box = make("textarea", { rows: 4, readonly: true, "aria-label": STRINGS.save, hidden: true });
  const shown = make("img", { alt: model.title, width: "100%", hidden: true });
  const save = (ending, content, type) => {
    download(`${model.name}.${ending}`, content, type);
    if (parent === window) return;
    const picture = content instanceof Blob;
    box.hidden = picture;
    shown.hidden = !picture;
    if (picture) shown.src = URL.createObjectURL(content);
    else box.value = content.replace("\ufeff", "");
    say(said, picture ? STRINGS.framedPicture : STRINGS.framedText);
    if (!picture) box.select();
  };
  const button = (label, act) => {
    const node = make("button", { type: "button", class: "quiet" }, label);
    node.addEventListener("click", async () => {
      try {
        say(said, "");
        await act();
      } catch {
        say(said, STRINGS.notSaved);
      }
    });
    return node;
  };
  const numbers = button(STRINGS.saveCsv, () =>
    save("csv", `\ufeff${csv(explorable.run, explorable.settings, link(explorable))}`, "text/csv"),
  );
  const drawn = button(STRINGS.saveSvg, () => save("svg", svg(explorable), "image/svg+xml"));
  const painted = button(STRINGS.savePng, async () => save("png", await png(explorable)));
  const note = make("span", { class: "copied" }, said, box, shown);
  const node = make(
    "div",
    { class: "files", role: "group", "aria-label": STRINGS.save },
    numbers,
    drawn,
    painted,
    note,
  );
  // A table is no picture, and a painted canvas has no lines to save.
  const has = (what) => nodes.canvas.querySelector(what) !== null;
  const update = () => {
    drawn.hidden = !has("svg");
    painted.hidden = !has("svg") && !has("canvas");
  };
  return { node, update };
}

/** The line of the file that leads back to this run. */
function link(explorable) {
  if (!linkable(explorable)) return "";
  return published() ? address(explorable) : STRINGS.linkPart(address(explorable));
}
