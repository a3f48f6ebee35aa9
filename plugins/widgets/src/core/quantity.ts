// SPDX-License-Identifier: MIT
// Parses numbers, with or without a unit, in the many ways that learners write them.

import { normalizeCharacters } from "./character-normalization.ts";

/** A number with its unit. */
export interface Quantity {
  /** The numbers that the text can mean: none, one, or two where a separator is ambiguous (`1,000`). */
  readonly readings: readonly number[];
  /** The unit as it was typed; empty if there is none. */
  readonly unit: string;
}

const NOTHING: Quantity = { readings: [], unit: "" };
// Nobody types a longer number. The limit also keeps the patterns below fast.
const MAX_LENGTH = 60;
const DIGITS = "(?:\\d[\\d.,]*|[.,]\\d+)";
const POWER = "(?:\\^|\\*\\*)[{(]?([+-]?\\d{1,3})[)}]?";
const TIMES = "(?:[×x*·⋅∙•]|\\\\times|\\\\cdot)";
// Tried in this order.
const FRACTION = /^([+-]?)(?:(\d+) )?(\d+) ?\/ ?(\d+)(?![\d.,/])/;
const POWER_OF_TEN = new RegExp(`^([+-]?)10${POWER}`);
const DECIMAL = new RegExp(`^([+-]?${DIGITS})(?: ?e([+-]?\\d{1,3})(?!\\d)| ?${TIMES} ?10 ?${POWER})?`, "i");
// Starts with a letter or a sign such as € or °; single digits are powers. Neither `-3` nor the `x10` of `0x10`.
const UNIT = /^[\p{L}\p{Sc}°%‰'"](?:\D|\d(?!\d))*$/u;
// 1,234,567 and 1,234.5, or the same with point and comma swapped: these are not ambiguous.
const GROUPED_THOUSANDS = [
  [/^([+-]?\d{1,3})((?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?!\d|,)/, ",", "."],
  [/^([+-]?\d{1,3})((?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?!\d|\.)/, ".", ","],
] as const;

/** The number in a text and its unit. The unit that is asked for may also come before it, as with money. */
export function parseQuantity(text: string, wanted = ""): Quantity {
  if (text.length > MAX_LENGTH) return NOTHING;
  const unit = normalizeCharacters(wanted);
  const typed = normalizeNumber(text);
  const isBefore = typed.startsWith(unit) && /^[+-]?[\d.,]/.test(typed.slice(unit.length).trim());
  const bare = isBefore ? typed.slice(unit.length).trim() : typed;
  const [readings, length] = parseFraction(bare) ?? parsePowerOfTen(bare) ?? parseDecimal(bare);
  const rest = bare.slice(length).trim();
  const isUnit = rest === "" || isSameUnit(rest, wanted) || UNIT.test(rest);
  const finite = readings.filter(Number.isFinite);
  return isUnit && finite.length > 0 ? { readings: finite, unit: rest } : NOTHING;
}

/** Whether two texts name the same unit. */
export function isSameUnit(one: string, other: string): boolean {
  return normalizeUnit(one) === normalizeUnit(other);
}

/** A unit without spaces, carets and a final full stop. */
export function normalizeUnit(unit: string): string {
  return normalizeCharacters(unit)
    .replace(/[\s^]|\.$/g, "")
    .replace(/^per ?cent$/i, "%");
}

type Reading = readonly [readings: readonly number[], length: number];

/** The text with one form of each sign, and without separators that can only separate thousands. */
function normalizeNumber(text: string): string {
  return normalizeCharacters(text)
    .replace(/٫/g, ",")
    .replace(/٪/g, "%")
    .replace(/。/g, ".")
    .replace(/^([+-]) (?=[\d.,])/, "$1")
    .replace(/^[+-]?\d{1,3}(?:([ '_٬])\d{3})(?:\1\d{3})*(?!\d)/, (number) => number.replace(/[ '_٬]/g, ""));
}

function parseFraction(text: string): Reading | undefined {
  const match = FRACTION.exec(text);
  if (!match) return undefined;
  const [all, sign, whole = "0", numerator, denominator] = match;
  const value = Number(whole) + Number(numerator) / Number(denominator);
  return [[sign === "-" ? -value : value], all.length];
}

function parsePowerOfTen(text: string): Reading | undefined {
  const match = POWER_OF_TEN.exec(text);
  return match ? [[Number(`${match[1]}1e${match[2]}`)], match[0].length] : undefined;
}

function parseDecimal(text: string): Reading {
  const match = DECIMAL.exec(text);
  if (!match) return [[], 0];
  const [all, digits = "", short, long] = match;
  const bare = digits.replace(/(\d)[.,]$/, "$1");
  const readings = new Set([toDecimal(bare), removeThousands(bare)]);
  return [[...readings].map((reading) => Number(`${reading}e${short ?? long ?? 0}`)), all.length];
}

function toDecimal(text: string): string {
  for (const [pattern, separator, decimal] of GROUPED_THOUSANDS) {
    if (pattern.test(text)) return text.replaceAll(separator, "").replace(decimal, ".");
  }
  return text.replace(",", ".");
}

function removeThousands(text: string): string {
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? text.replace(/[.,]/, "") : toDecimal(text);
}
