/** The tag that cells wear: plainly, weakly, or not at all. No DOM. */
import { valueOf } from "../../model/values.js";

export const SEEN = 0.02; // of a tag: less is none
export const PLAIN = 0.5;

/** How plainly a kind wears the tag, from 0 to 1. */
export const worn = ({ tag }, { model, values }) => (tag ? valueOf(model, values, tag) : 0);

/** The same in words of the map: none, weak or full. */
export const level = (share) => (share <= SEEN ? "none" : share < PLAIN ? "weak" : "full");
