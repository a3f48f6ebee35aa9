// SPDX-License-Identifier: MIT
// Reads a number as learners of different countries and keyboards write it. Separate from the rule, so
// that what is understood stands in one table of tests.

import { unify } from "./character-normalization.ts";

/** What a text says: the numbers that it can mean, and the unit that stands with them. */
export interface Quantity {
  /** None when it is no number; two when a mark may be one of decimals or of thousands (`1,000`). */
  readonly readings: readonly number[];
  /** As it was typed; empty where there is none. */
  readonly unit: string;
}

const NOTHING: Quantity = { readings: [], unit: "" };
// Nobody types a longer one; Infinity and patterns that run away are left out with it.
const LONGEST = 60;
const DIGITS = "(?:\\d[\\d.,]*|[.,]\\d+)";
const POWER = "(?:\\^|\\*\\*)[{(]?([+-]?\\d{1,3})[)}]?";
const TIMES = "(?:[×x*·⋅∙•]|\\\\times|\\\\cdot)";
// In order: a fraction, a power of ten, and everything else.
const FRACTION = /^([+-]?)(?:(\d+) )?(\d+) ?\/ ?(\d+)(?![\d.,/])/;
const TEN = new RegExp(`^([+-]?)10${POWER}`);
const NUMBER = new RegExp(`^([+-]?${DIGITS})(?: ?e([+-]?\\d{1,3})(?!\\d)| ?${TIMES} ?10 ?${POWER})?`, "i");
// A letter, a sign of money, a degree or a share; digits only as powers. Not `-3`, and not the `x10` of `0x10`.
const UNIT = /^[\p{L}\p{Sc}°%‰'"](?:\D|\d(?!\d))*$/u;
// 1,234,567 and 1,234.5, or the same with point and comma changed: only one reading is left.
const GROUPED = [
  [/^([+-]?\d{1,3})((?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?!\d|,)/, ",", "."],
  [/^([+-]?\d{1,3})((?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?!\d|\.)/, ".", ","],
] as const;

/** The number in a text, and its unit; the wanted unit may also stand before it, as money does. */
export function readQuantity(text: string, wanted = ""): Quantity {
  if (text.length > LONGEST) return NOTHING;
  const unit = unify(wanted);
  const typed = clean(text);
  const isBefore =
    unit !== "" && typed.startsWith(unit) && /^[+-]?[\d.,]/.test(typed.slice(unit.length).trim());
  const bare = isBefore ? typed.slice(unit.length).trim() : typed;
  const [readings, length] = readFraction(bare) ?? readTen(bare) ?? readDecimal(bare);
  const rest = bare.slice(length).trim();
  const isUnit = rest === "" || isSameUnit(rest, wanted) || UNIT.test(rest);
  const finite = readings.filter(Number.isFinite);
  return isUnit && finite.length > 0 ? { readings: finite, unit: rest } : NOTHING;
}

/** Whether two texts name one unit. */
export function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [one, other].map((unit) =>
    unify(unit)
      .replace(/[\s^]|\.$/g, "")
      .replace(/^per ?cent$/i, "%"),
  );
  return a === b;
}

type Reading = readonly [readings: readonly number[], length: number];

/** One form of each sign; thousands that are parted by a sign of their own are put together. */
function clean(text: string): string {
  return unify(text)
    .replace(/٫/g, ",")
    .replace(/٪/g, "%")
    .replace(/。/g, ".")
    .replace(/^([+-]) (?=[\d.,])/, "$1")
    .replace(/^[+-]?\d{1,3}(?:([ '_٬])\d{3})(?:\1\d{3})*(?!\d)/, (number) => number.replace(/[ '_٬]/g, ""));
}

function readFraction(text: string): Reading | undefined {
  const match = FRACTION.exec(text);
  if (!match) return undefined;
  const [all, sign, whole = "0", above, below] = match;
  const value = Number(whole) + Number(above) / Number(below);
  return [[sign === "-" ? -value : value], all.length];
}

function readTen(text: string): Reading | undefined {
  const match = TEN.exec(text);
  return match ? [[Number(`${match[1]}1e${match[2]}`)], match[0].length] : undefined;
}

function readDecimal(text: string): Reading {
  const match = NUMBER.exec(text);
  if (!match) return [[], 0];
  const [all, digits = "", short, long] = match;
  const bare = digits.replace(/(\d)[.,]$/, "$1");
  const readings = new Set([toDecimal(bare), removeThousands(bare)]);
  return [[...readings].map((reading) => Number(`${reading}e${short ?? long ?? 0}`)), all.length];
}

function toDecimal(text: string): string {
  for (const [pattern, mark, decimal] of GROUPED) {
    if (pattern.test(text)) return text.replaceAll(mark, "").replace(decimal, ".");
  }
  return text.replace(",", ".");
}

function removeThousands(text: string): string {
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? text.replace(/[.,]/, "") : toDecimal(text);
}
