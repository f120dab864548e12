/** Copy link: the address of this page with everything that is set. */
import { copier } from "../../dom/copy_button.js";
import { make } from "../../dom/nodes.js";
import { address, linkable, wordsOfLink } from "../../export/address.js";
import { STRINGS } from "../../strings/en_drawer.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  if (!linkable(explorable)) return null;
  const { button, note } = copier(STRINGS.copyLink, () => address(explorable), wordsOfLink());
  const node = make("span", { class: "copylink" }, button, note);
  return {
    node,
    update(run, { hidden }) {
      node.hidden = hidden.includes("link");
    },
  };
}
