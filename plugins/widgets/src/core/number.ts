// SPDX-License-Identifier: MIT
// Reads a number as learners of different countries and keyboards write it. Separate from the rule, so
// that what is understood stands in one table of tests.

// Nobody types a longer one; Infinity and patterns that run away are left out with it.
const LONGEST = 60;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
// 1,234,567 and 1,234.5, or the same with point and comma changed: only one reading is left.
const GROUPED = [
  [/^([+-]?\d{1,3})((?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?!\d|,)/, ",", "."],
  [/^([+-]?\d{1,3})((?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?!\d|\.)/, ".", ","],
] as const;

/**
 * The numbers that a text can mean: none when it is no number, and two when a comma may mark decimals
 * or thousands (`1,000`). The unit may follow, spaces and apostrophes may separate thousands.
 */
export function readNumber(text: string, unit = ""): readonly number[] {
  if (text.length > LONGEST) return [];
  const bare = removeUnit(text.trim(), unit.trim()).replace(/[\s'’]/g, "");
  const digits = bare
    .replace(/[−–]/g, "-")
    .replace(/[٠-٩۰-۹]/g, toDigit)
    .replace(/٫/g, ",");
  const readings = new Set([toDecimal(digits), removeThousands(digits)]);
  return [...readings].filter((reading) => NUMBER.test(reading)).map(Number);
}

function removeUnit(text: string, unit: string): string {
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
}

/** The digits of Arabic and Persian end in the four bits that they mean. */
function toDigit(digit: string): string {
  return String(digit.charCodeAt(0) & 15);
}

function toDecimal(text: string): string {
  for (const [pattern, mark, decimal] of GROUPED) {
    if (pattern.test(text)) return text.replaceAll(mark, "").replace(decimal, ".");
  }
  return text.replace(",", ".");
}

function removeThousands(text: string): string {
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text) ? text.replace(",", "") : toDecimal(text);
}
