/**
 * What a person types into a number box, read: both decimal marks, and marks or blanks between thousands. No
 * DOM.
 */
const PLAIN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;
const THOUSANDS = ["\\s", "\\.", ","].map((part) => new RegExp(`^[-+]?[1-9]\\d{0,2}(?:${part}\\d{3})+$`));

/**
 * The decimal mark that a language writes.
 * @type {(locale: string) => string}
 */
export const markOf = (locale) =>
  locale === "en" // as words/numbers.js: not to wake Intl
    ? "."
    : new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal").value;

/**
 * The number; NaN where there is none; the two that it may be, [1234, 1.234], where nobody can know. A mark
 * that stands once parts the decimals, whichever it is. One that the page does not write, before just three
 * digits ("1,234" in English), may as well part thousands.
 * @type {(text: string, mark: string) => number | number[]}
 */
export function read(text, mark) {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/^\u2212/, "-");
  const at = Math.max(typed.lastIndexOf("."), typed.lastIndexOf(","));
  const once = at >= 0 && typed.indexOf(typed[at]) === at;
  const decimals = once ? `.${typed.slice(at + 1)}` : "";
  const whole = bare(once ? typed.slice(0, at) : typed);
  const value = number(whole + decimals);
  const unclear = once && typed[at] !== mark && bare(typed) !== typed && whole === typed.slice(0, at);
  return unclear ? [number(bare(typed)), value] : value;
}

const number = (text) => (PLAIN.test(text) ? Number(text) : NaN);

/** Without what parts its thousands. */
const bare = (text) => (THOUSANDS.some((parted) => parted.test(text)) ? text.replace(/[\s.,]/g, "") : text);
