/** @import { Parameter } from "../types.d.ts" */

/**
 * Lowest and highest day a parameter may be set to in a picture that ends on day `last`.
 * @type {(parameter: Parameter, last: number) => [number, number]}
 */
export function reach({ range }, last) {
  return [range?.[0] ?? 0, Math.min(range?.[1] ?? last, last)];
}
