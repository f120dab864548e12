/** Copy link: the address of this page with everything that is set. */
import { copier } from "../../dom/copy_button.js";
import { write } from "../../export/link.js";
import { make } from "../../dom/nodes.js";
import { published } from "../../export/address.js";
import { STRINGS } from "../../strings/en.js";

/**
 * The address of this page for the settings of one element and, where they were moved, of its neighbours; from a folder
 * without a public address only the part from "#" on.
 */
export function address(explorable, state = explorable.state) {
  const others = [...document.querySelectorAll("lupus-explorable")].filter((one) => one !== explorable && one.id && one.state?.moved());
  const parts = [write(explorable.id, state), ...others.slice(0, 2).map((one) => write(one.id, one.state))];
  return `${published()}#${parts.join("/")}`;
}

/** The words of a button that copies a link: what to do with a part of one. */
export const wordsOfLink = () => (published() ? STRINGS : { ...STRINGS, copied: STRINGS.copiedPart });

/** A notebook's page is not the place of its figure, and an element without an id cannot be named. */
export const linkable = (explorable) => Boolean(explorable.id) && !explorable.given;

export function mount(explorable) {
  if (!linkable(explorable)) return null;
  const { button, note } = copier(STRINGS.copyLink, () => address(explorable), wordsOfLink());
  const node = make("span", { class: "copylink" }, button, note);
  return { node, update: () => { node.hidden = explorable.state.hidden.has("link"); } };
}
