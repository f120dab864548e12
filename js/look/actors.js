/**
 * What each actor, thing and room is drawn of, the lowest part first: `[{class, d}]`, d as path data, class
 * one of ink and line (stroked: in the role's colour, muted), fill and soft (filled: in the role's colour,
 * faintly), ground (filled: the page's). Actors and things lie around 0, 0 in a box of 24 × 24, rooms in a box
 * of 1 × 1 from 0, 0. Of `import * as ACTORS`, a bundle holds what it names, as in ACTORS["car_t"]. From the
 * one file that Python reads too; js/symbols.mjs reads it for the build.
 */
export * from "../../src/lupusedu/look/actors.svg";
