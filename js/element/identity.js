/**
 * Under which name an answer is kept on the reader's device, and how it is kept that none was wanted. No DOM.
 */

/** One question of one element: of its model where the element has no id. */
export const keyOf = ({ id, state }) => `${id || state.model.name} ${state.start.predict}`;

/** The run is shown, and no prediction lies on it. */
export const SKIPPED = { locked: true, values: null };
