/** Numbers, units and amounts as a reader meets them. No DOM. */
import { STRINGS } from "../strings/en.js";

/**
 * A number as text: 2 significant digits (whole from 100 on), or by "d", "%", ".1f". Never "-0".
 * @type {(value: number, format?: string, locale?: string) => string}
 */
export function number(value, format = "", locale = "en") {
  if (format === "%") return `${number(100 * value, "d", locale)} %`;
  return formatter(value, format, locale)
    .format(value)
    .replace(/^-(?=[0.,]*$)/, "");
}

const formatters = new Map();
function formatter(value, format, locale) {
  const big = format === "" && Math.abs(value) >= 100;
  const key = `${locale} ${format} ${big}`;
  if (!formatters.has(key)) {
    const asked = digits(format, big);
    formatters.set(
      key,
      locale === "en" ? { format: (one) => english(one, asked) } : new Intl.NumberFormat(locale, asked),
    );
  }
  return formatters.get(key);
}

/**
 * What Intl says in English, whose first use costs a slow phone a tenth of a second: the shortest decimal that
 * is this number, halves away from zero.
 * @type {(value: number, digits: Intl.NumberFormatOptions) => string}
 */
function english(
  value,
  { maximumSignificantDigits: most, maximumFractionDigits, minimumFractionDigits = 0 },
) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? "-∞" : "∞";
  const [figures, power] = Math.abs(value).toExponential().replace(".", "").split("e");
  const kept = most ?? Number(power) + 1 + maximumFractionDigits;
  const whole = kept < figures.length && kept >= 0;
  const rounded = whole
    ? BigInt(figures.slice(0, kept) || 0) + BigInt(figures[kept] >= "5")
    : BigInt(kept < 0 ? 0 : figures);
  const places = (whole ? kept : figures.length) - 1 - Number(power); // of `rounded` behind the point
  const text = `${rounded}${"0".repeat(Math.max(0, -places))}`.padStart(places + 1, "0");
  const at = text.length - Math.max(0, places);
  const behind = text.slice(at).replace(/0+$/, "").padEnd(minimumFractionDigits, "0");
  const before = text.slice(0, at).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 && rounded ? "-" : ""}${before}${behind && "."}${behind}`;
}

function digits(format, big) {
  if (format[0] === ".") return { minimumFractionDigits: +format[1], maximumFractionDigits: +format[1] };
  if (format === "d" || big) return { maximumFractionDigits: 0 };
  if (format === "" || format === "3") return { maximumSignificantDigits: Number(format) || 2 };
  throw new Error(`unknown number format '${format}'; use d, %, .1f or nothing.`);
}

/**
 * A unit as a reader writes it.
 * @type {(text: string | null) => string}
 */
export const unit = (text) => STRINGS.units[text] ?? text ?? "";

/**
 * A value with at most 3 significant digits, a whole one with all, and its unit: "0.28 cells/µL".
 * @type {(value: number, unitText: string, locale?: string) => string}
 */
export function quantity(value, unitText, locale = "en") {
  return withUnit(number(value, Number.isInteger(value) ? "d" : "3", locale), unitText);
}

/**
 * A figure with the name of its unit, if it has one.
 * @type {(figure: string, unitText: string) => string}
 */
export const withUnit = (figure, unitText) => [figure, unit(unitText)].filter(Boolean).join(" ");

/**
 * The figure of an amount on a run. Next to nothing is not spelt out, zero by zero: "< 0.01" (per cent) or "<
 * 0.000001".
 * @type {(value: number, unitText: string, locale?: string) => string}
 */
export function amount(value, unitText, locale = "en") {
  const least = unitText === "%" ? 0.01 : 1e-6;
  if (Math.abs(value) >= least) return number(value, "3", locale);
  return value > 0 ? `< ${number(least, "3", locale)}` : number(0, "3", locale);
}
