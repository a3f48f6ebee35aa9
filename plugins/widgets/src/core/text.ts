// SPDX-License-Identifier: MIT
// Decides whether a typed text says the same as one that the author accepts. Separate from the rules, as
// short texts and blanks share it, and so that a second implementation can be held against its tables.

// A pattern is tried on no more than this: nobody types as much, and a slow pattern stays harmless.
const LONGEST = 1_000;

/** Whether a text matches one of the accepted ones: words, or a pattern between slashes. */
export function matchesText(given: string, accepted: readonly string[]): boolean {
  return accepted.some((entry) => {
    const pattern = /^\/(.+)\/$/s.exec(entry)?.[1];
    return pattern === undefined ? isSame(given, entry) : matchesPattern(given, pattern);
  });
}

/**
 * A text without what does not matter: case, accents, apostrophes, which punctuation or space stands
 * between two words, and the plural s of a word of more than three letters.
 */
export function normalise(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/['‘’ʼ]/g, "").split(/[\p{P}\s]+/u);
  return words.filter(Boolean).map(toSingular).join(" ");
}

function toSingular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function isSame(given: string, entry: string): boolean {
  // An entry of nothing but signs would equal every other one.
  const wanted = normalise(entry);
  return wanted ? normalise(given) === wanted : tidy(given) === tidy(entry);
}

function matchesPattern(given: string, pattern: string): boolean {
  const text = tidy(given);
  try {
    return text.length <= LONGEST && new RegExp(`^(?:${pattern})$`, "iu").test(text);
  } catch {
    return false;
  }
}

function tidy(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}
