/**
 * Places on a picture: "30 55; 70 55" in percent of its width and height. No DOM.
 * @type {(text: string) => number[][]}
 */
export function places(text) {
  return (text ?? "")
    .split(";")
    .map((pair) =>
      pair
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    )
    .filter(([x, y, more]) => x >= 0 && x <= 100 && y >= 0 && y <= 100 && more === undefined);
}
