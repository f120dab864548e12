/**
 * What an element can be asked for, from the table that Python reads too: the name of an option, its kind,
 * what its names are `of`, `by` whom it is set (page, notebook, link, reader), its keys in a link and the
 * setting that it sets. The build leaves the words of help out.
 */
import table from "../../src/lupusedu/look/options.json" with { type: "json" };
/** @import { Option } from "../types.d.ts" */

/** @type {Option[]} */
export const OPTIONS = table.options;
/** @type {(who: string) => Option[]} */
export const by = (who) => OPTIONS.filter((option) => option.by.includes(who));

/** The attributes of the element, and those of them that a notebook's widget hands on as they are. */
export const ATTRIBUTES = by("page").map(({ name }) => name);
export const TRAITS = OPTIONS.filter(({ trait }) => trait).map(({ name }) => name);

/** What the reader's own hand sets. */
export const READERS = by("reader").map(({ setting }) => setting);
