// SPDX-License-Identifier: MIT
// Makes characters one that are typed in place of each other: forms of a letter, quotation marks, dashes,
// digits, spaces. Separate, since texts and numbers are both read through it. The engine does the same in
// Python (cairn/exercises/canonical.py); tests/cases/score.json holds for both.

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu;
const SPACES = /[\p{Cc}\p{Z}]+/gu;
const FRACTION = /(\p{Nd})(?=[¼-¾⅐-⅞↉])/gu;
const POWERS = /((?![⁰¹²³⁴-⁹])[\p{L}\p{M}\p{N})\]])([⁺⁻]?[⁰¹²³⁴-⁹]+)/gu;
// Two of them have a space in their compatible form, so these go first.
const APOSTROPHES = /[‘’‚‛ʹʻʼʽ′‵׳＇`´]/gu;
const QUOTES = /[“”„‟«»‹›「」『』〝〞״＂]|''/gu;
// A mark of minutes or inches is none of these: it opens no word.
const QUOTED = /(^|[\s([{,=])"([^"]+)"(?=$|[\s)\]},.;:!?])/gu;
const DASHES = /[‐-―−﹘﹣－־]/gu;

/** The text with one form of each character, and with single spaces. */
export function unify(text: string): string {
  const shown = text.replace(INVISIBLE, "").replace(POWERS, "$1^$2").replace(FRACTION, "$1 ");
  return unifyMarks(shown.replace(/[`´]/g, "'").normalize("NFKC"))
    .replace(/\p{Nd}/gu, toDigit)
    .replace(SPACES, " ")
    .trim();
}

/** The text with its powers on the line, as who has no such keys types them: `m2` for `m²`, not `102` for `10²`. */
export function flatten(text: string): string {
  return text.replace(POWERS, (all, base: string) => (/\p{N}/u.test(base) ? all : all.normalize("NFKC")));
}

function unifyMarks(text: string): string {
  return text
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(QUOTED, "$1'$2'")
    .replace(DASHES, "-")
    .replace(/[⁄∕]/g, "/");
}

/** Decimal digits of every script stand in runs of ten, from zero on. */
function toDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
