/**
 * Where others find a page and what is set on it. A path on the reader’s own device, which may hold a name,
 * leaves the page nowhere.
 */
import { moved } from "../model/shown.js";
import { STRINGS } from "../strings/en_drawer.js";
import { write } from "./link.js";
/** @import { Explorable, Settings } from "../types.d.ts" */

/**
 * The address that whoever built the page gave it.
 * @type {() => string}
 */
export const canonical = () =>
  /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]"))?.href ?? "";

/**
 * The address of this page for other people, without its part after "#"; "" where only this device has the
 * page.
 * @type {() => string}
 */
export const published = () =>
  location.protocol.startsWith("http") ? location.href.split("#")[0] : canonical();

/**
 * The address of this page for the settings of one element and, where they were moved, of its neighbours;
 * from a folder without a public address only the part from "#" on.
 * @type {(explorable: Explorable, settings?: Settings) => string}
 */
export function address(explorable, settings = explorable.settings) {
  const others = [...document.querySelectorAll("lupus-explorable")].filter(
    (one) => one !== explorable && one.id && one.settings && moved(one.model, one.settings),
  );
  const parts = [
    write(explorable.id, explorable.model, settings),
    ...others.slice(0, 2).map((one) => write(one.id, one.model, one.settings)),
  ];
  return `${published()}#${parts.join("/")}`;
}

/**
 * The words of a button that copies a link: what to do with a part of one.
 * @type {() => typeof STRINGS}
 */
export const wordsOfLink = () => (published() ? STRINGS : { ...STRINGS, copied: STRINGS.copiedPart });

/**
 * A notebook's page is not the place of its figure, and an element without an id cannot be named.
 * @type {(explorable: Explorable) => boolean}
 */
export const linkable = (explorable) => Boolean(explorable.id) && !explorable.given;
