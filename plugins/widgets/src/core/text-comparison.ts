// SPDX-License-Identifier: MIT
// Decides whether a typed text matches a text that the author accepts. Short texts and blanks share it. The
// engine has the same comparison in Python (`text_comparison.py`); both must pass tests/cases/score.json.

import { flattenPowers, normalizeCharacters } from "./character-normalization.ts";

// Much longer texts are never matched: nobody types that much, and slow patterns stay harmless.
const MAX_LENGTH = 1_000;

const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
// Letters that Unicode does not decompose into a base letter and a mark.
const BASE_LETTERS: Readonly<Record<string, string>> = { æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ς: "σ" };
// Punctuation that a sentence may have without changing its meaning.
const SENTENCE_PUNCTUATION = /[.,;:!?…¿¡·()[\]{}'"/、。・-]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{N}/u;
const NO_SPACES = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
const SPACE_BETWEEN = new RegExp(`(${NO_SPACES}) (?=${NO_SPACES})`, "gu");
// The S of HTTPS is not a plural ending.
const CAPITAL_S = /\p{Lu}S(?![\p{L}\p{N}])/u;

/**
 * Whether a text matches one of the accepted entries: a text, or a pattern between slashes. If it has to be exact, only
 * the Unicode form and the number of spaces do not matter.
 */
export function matchesText(given: string, accepted: readonly string[], isExact = false): boolean {
  return accepted.some((entry) => {
    const pattern = /^\/(.+)\/$/s.exec(entry)?.[1];
    if (pattern !== undefined) return matchesPattern(given, pattern, isExact);
    if (isExact) return tidy(given, "NFC") === tidy(entry, "NFC");
    return isSameText(given, entry) || isSameText(flattenPowers(given), flattenPowers(entry));
  });
}

/** Whether two texts are the same. The accepted entry decides whether punctuation and plurals matter. */
function isSameText(given: string, entry: string): boolean {
  if (given.length > MAX_LENGTH + 2 * entry.length) return false;
  const wanted = foldText(entry);
  const compare = hasPunctuation(wanted) ? keepPunctuation : dropPunctuation;
  const isPlural = !CAPITAL_S.test(normalizeCharacters(entry));
  const [one, other] = [foldText(given), wanted].map((text) =>
    isPlural ? compare(text).replace(/[\p{L}\p{M}\p{N}']+/gu, toSingular) : compare(text),
  );
  return one === other && one !== "";
}

/** Whether a text contains punctuation. Symbols such as `+` are not punctuation. */
function hasPunctuation(text: string): boolean {
  return /\p{P}/u.test(text);
}

/** The text without differences that never matter: case, accents, and quotes around the whole. */
function foldText(text: string): string {
  const bare = normalizeCharacters(text).normalize("NFD").replace(MARKED, "$1").normalize("NFKC");
  // Lower, upper, lower: this turns ß into ss and a dotless i into i.
  const lower = bare.toLowerCase().toUpperCase().toLowerCase();
  const letters = lower.replace(/[æœøłđς]/g, (letter) => BASE_LETTERS[letter] ?? letter);
  const number = /^([+-]?\d+),(?=\d+$)/;
  return trimQuotesAndStop(letters)
    .replace(number, "$1.")
    .replace(/^- (?=\d)/, "-");
}

/** The text without quotation marks around it and without a final full stop. */
function trimQuotesAndStop(text: string): string {
  const inside = /^(['"])((?:[^'"]|'(?=\p{L}))+)\1[.,;。]*$/u.exec(text);
  const bare = (inside?.[2] ?? text).trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare.replace(/[ .,;。]+$/u, "") : bare;
}

/** The form for comparing texts whose punctuation matters: no spaces around punctuation. */
function keepPunctuation(text: string): string {
  return text.replace(/ ?([\p{P}\p{S}]) ?/gu, "$1").replace(SPACE_BETWEEN, "$1");
}

/** The form for comparing texts without punctuation: drops that of sentences, keeps that of expressions. */
function dropPunctuation(text: string): string {
  const characters = [...text];
  const kept = characters.map((character, index) => {
    const isDropped = SENTENCE_PUNCTUATION.test(character) && !isPartOfExpression(characters, index);
    return isDropped ? (character === "'" ? "" : " ") : character;
  });
  return keepPunctuation(kept.join("").replace(/ +/g, " ").trim());
}

/** Whether a punctuation mark belongs to an expression, as in `-5`, `.NET`, `3.5`, `1/2`, `n!` and `f'`. */
function isPartOfExpression(characters: readonly string[], index: number): boolean {
  const [beforeThat = " ", before = " ", mark = "", after = " "] = [-2, -1, 0, 1].map(
    (step) => characters[index + step],
  );
  if (DIGIT.test(before) && DIGIT.test(after)) return true;
  if (/[!']/.test(mark) && WORD.test(before) && !WORD.test(after))
    return DIGIT.test(before) || !WORD.test(beforeThat);
  return /[.-]/.test(mark) && WORD.test(after) && !WORD.test(before);
}

function toSingular(word: string): string {
  return /^\p{L}{2,}[^\P{L}s]s$/u.test(word) && word !== "news" ? word.slice(0, -1) : word;
}

/** The text in a Unicode form, with single spaces. */
function tidy(text: string, form: "NFC" | "NFKC"): string {
  return text.normalize(form).replace(/\s+/g, " ").trim();
}

function matchesPattern(given: string, pattern: string, isExact: boolean): boolean {
  if (given.length > MAX_LENGTH) return false;
  const text = tidy(given, isExact ? "NFC" : "NFKC");
  try {
    const whole = new RegExp(`^(?:${pattern.normalize("NFC")})$`, isExact ? "u" : "iu");
    return whole.test(text) || (!isExact && whole.test(normalizeCharacters(text)));
  } catch {
    return false;
  }
}
