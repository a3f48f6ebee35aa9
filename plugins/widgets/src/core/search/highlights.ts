// SPDX-License-Identifier: MIT
// Splits search excerpts into segments, marked or not. The page shows segments as text, so nothing in a page
// can be mistaken for markup.

/** A part of an excerpt or title. */
export interface TextSegment {
  readonly text: string;
  /** Whether it matches the query. */
  readonly isMatch: boolean;
}

/** The segments of an excerpt. Its only markup is `<mark>`; every other `<` is written `&lt;`. */
export function parseExcerpt(excerpt: string): readonly TextSegment[] {
  const parts = excerpt.split(/<\/?mark>/);
  const segments = parts.map((part, index) => ({ text: unescapeMarkup(part), isMatch: index % 2 === 1 }));
  return segments.filter(({ text }) => text !== "");
}

function unescapeMarkup(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

/** The words of a text; those that match in one of the excerpts are marked. */
export function highlightWords(text: string, excerpts: readonly string[]): readonly TextSegment[] {
  const matches = new Set(
    excerpts
      .flatMap(parseExcerpt)
      .filter((segment) => segment.isMatch)
      .map((segment) => trimWord(segment.text)),
  );
  return text
    .split(/(\s+)/)
    .map((word) => ({ text: word, isMatch: matches.has(trimWord(word)) && trimWord(word) !== "" }));
}

/** A word in lower case, without punctuation around it. */
function trimWord(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}
