// SPDX-License-Identifier: MIT
// Decides whether a typed text says the same as one that the author accepts. Separate from the rules, as
// short texts and blanks share it. The engine compares accepted texts in the same way, in Python
// (cairn/exercises/canonical.py); tests/cases/score.json holds for both.

import { flatten, unify } from "./character-normalization.ts";

// A pattern is tried on no more than this: nobody types as much, and a slow pattern stays harmless.
const LONGEST = 1_000;

const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
// Letters with a stroke, and joined ones, have no mark that could be dropped.
const LETTERS: Readonly<Record<string, string>> = { æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ς: "σ" };
// What a sentence needs and an expression may not; between two digits, it is part of a number.
const PROSE = /[.,;:!?…¿¡·()[\]{}'"/、。・-]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{N}/u;
const UNSPACED = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
const LOOSE = new RegExp(`(${UNSPACED}) (?=${UNSPACED})`, "gu");
// The s of HTTPS is no plural.
const CAPITAL_S = /\p{Lu}S(?![\p{L}\p{N}])/u;

/** Whether a text matches one of the accepted ones: words, or a pattern between slashes. */
export function matchesText(given: string, accepted: readonly string[]): boolean {
  return accepted.some((entry) => {
    const pattern = /^\/(.+)\/$/s.exec(entry)?.[1];
    if (pattern !== undefined) return matchesPattern(given, pattern);
    return isSame(given, entry) || isSame(flatten(given), flatten(entry));
  });
}

/** Whether a text says the same as an accepted one, which decides what matters. */
function isSame(given: string, entry: string): boolean {
  if (given.length > LONGEST + 2 * entry.length) return false;
  const wanted = fold(entry);
  const compare = hasSigns(wanted) ? keepSigns : dropSigns;
  const isPlural = !CAPITAL_S.test(unify(entry));
  const [one, other] = [fold(given), wanted].map((text) =>
    isPlural ? compare(text).replace(/[\p{L}\p{M}\p{N}']+/gu, toSingular) : compare(text),
  );
  return one === other && one !== "";
}

/** Whether punctuation is part of a text; one that is mere symbols, such as `+`, has none. */
function hasSigns(text: string): boolean {
  return /\p{P}/u.test(text);
}

/** A text without what never matters: case, accents, and what stands around the whole. */
function fold(text: string): string {
  const bare = unify(text).normalize("NFD").replace(MARKED, "$1").normalize("NFKC");
  // Up and down again, since only so ß becomes ss, and a dotless i an i.
  const small = bare.toLowerCase().toUpperCase().toLowerCase();
  const letters = small.replace(/[æœøłđς]/g, (letter) => LETTERS[letter] ?? letter);
  const number = /^([+-]?\d+),(?=\d+$)/;
  return stripAround(letters)
    .replace(number, "$1.")
    .replace(/^- (?=\d)/, "-");
}

/** Without quotation marks around the whole, and without the full stop of a sentence. */
function stripAround(text: string): string {
  const inside = /^(['"])((?:[^'"]|'(?=\p{L}))+)\1[.,;。]*$/u.exec(text);
  const bare = (inside?.[2] ?? text).trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare.replace(/[ .,;。]+$/u, "") : bare;
}

/** The form for texts in which punctuation matters, but not the spaces beside it. */
function keepSigns(text: string): string {
  return text.replace(/ ?([\p{P}\p{S}]) ?/gu, "$1").replace(LOOSE, "$1");
}

/** The form for texts without punctuation: that of a sentence is dropped, that of an expression stays. */
function dropSigns(text: string): string {
  const signs = [...text];
  const kept = signs.map((sign, place) => {
    const isDropped = PROSE.test(sign) && isProse(signs, place);
    return isDropped ? (sign === "'" ? "" : " ") : sign;
  });
  return keepSigns(kept.join("").replace(/ +/g, " ").trim());
}

/** Not so in `-5`, `.NET`, `3.5`, `1/2`, `n!`, `f'`. */
function isProse(signs: readonly string[], place: number): boolean {
  const [sign = "", before = " ", after = " "] = [signs[place], signs[place - 1], signs[place + 1]];
  if (DIGIT.test(before) && DIGIT.test(after)) return false;
  if (/[!']/.test(sign) && WORD.test(before) && !WORD.test(after))
    return !DIGIT.test(before) && WORD.test(signs[place - 2] ?? " ");
  return !(/[.-]/.test(sign) && WORD.test(after) && !WORD.test(before));
}

function toSingular(word: string): string {
  return /^\p{L}{2,}[^\P{L}s]s$/u.test(word) && word !== "news" ? word.slice(0, -1) : word;
}

function matchesPattern(given: string, pattern: string): boolean {
  if (given.length > LONGEST) return false;
  const text = given.normalize("NFKC").replace(/\s+/g, " ").trim();
  try {
    const whole = new RegExp(`^(?:${pattern.normalize("NFC")})$`, "iu");
    return whole.test(text) || whole.test(unify(text));
  } catch {
    return false;
  }
}
