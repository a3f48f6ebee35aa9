// SPDX-License-Identifier: MIT
// Replaces characters that people type in place of each other by one form: letter variants, quotation marks,
// dashes, digits, spaces. Texts and numbers both go through it. The engine does the same in Python
// (`text_comparison.py`); both must pass tests/cases/score.json.

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu;
const SPACES = /[\p{Cc}\p{Z}]+/gu;
const FRACTION = /(\p{Nd})(?=[¼-¾⅐-⅞↉])/gu;
const POWERS = /((?![⁰¹²³⁴-⁹])[\p{L}\p{M}\p{N})\]])([⁺⁻]?[⁰¹²³⁴-⁹]+)/gu;
// Replaced before NFKC, which gives two of them a space.
const APOSTROPHES = /[‘’‚‛ʹʻʼʽ′‵׳＇`´]/gu;
const QUOTES = /[“”„‟«»‹›「」『』〝〞״＂]|''/gu;
// A pair of quotation marks around words; not the sign for minutes or inches, which follows a digit.
const QUOTED = /(^|[\s([{,=])"([^"]+)"(?=$|[\s)\]},.;:!?])/gu;
const DASHES = /[‐-―−﹘﹣－־]/gu;

/** The text with one form of each character and single spaces. */
export function normalizeCharacters(text: string): string {
  const shown = text.replace(INVISIBLE, "").replace(POWERS, "$1^$2").replace(FRACTION, "$1 ");
  return normalizeMarks(shown.replace(/[`´]/g, "'").normalize("NFKC"))
    .replace(/\p{Nd}/gu, toDigit)
    .replace(SPACES, " ")
    .trim();
}

/** The text with superscripts written as plain digits after letters: `m2` for `m²`, but not `102` for `10²`. */
export function flattenPowers(text: string): string {
  return text.replace(POWERS, (all, base: string) => (/\p{N}/u.test(base) ? all : all.normalize("NFKC")));
}

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return normalizeCharacters(text) === "";
}

function normalizeMarks(text: string): string {
  return text
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(QUOTED, "$1'$2'")
    .replace(DASHES, "-")
    .replace(/[⁄∕]/g, "/");
}

/** The ASCII form of a decimal digit. In Unicode, the ten digits of a script follow each other from zero. */
function toDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let digitsBefore = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - digitsBefore - 1))) digitsBefore += 1;
  return String(digitsBefore % 10);
}
