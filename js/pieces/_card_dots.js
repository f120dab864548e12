/** Rows of dots: "58 44 17/61" as [{filled, all}], of 100 where nothing else is said. No DOM. */
const MOST = 120;

/** @type {(text: string) => { filled: number, all: number }[]} */
export function counts(text) {
  return (text ?? "")
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => {
      const [filled, all = 100] = one.split("/").map(Number);
      return filled >= 0 && filled <= all && all <= MOST ? { filled: Math.round(filled), all } : null;
    });
}
