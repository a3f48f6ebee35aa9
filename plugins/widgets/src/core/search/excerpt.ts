// SPDX-License-Identifier: MIT
// Chooses the part of a page that a result shows: from the beginning of the sentence that has most matches.

const LENGTH = 34;
/** A longer sentence is cut before its match. */
const MAX_BEFORE = 24;
const BEFORE_CUT = 6;
const SENTENCE_END = /[.!?。！？][)\]"'”’»」]*$/;
const SMALL_LETTER = /^[("'“‘«]*\p{Ll}/u;

/** The excerpt, whose only markup is `<mark>`. `locations` are the positions of the words that match, in order. */
export function findExcerpt(content: string, locations: readonly number[]): string {
  const separator = content.includes("\u200b") ? "\u200b" : " ";
  const words = content.trim().split(separator === " " ? /\s+/ : separator);
  const start = findBest(words, locations);
  const end = Math.min(words.length, start + LENGTH);
  const matches = new Set(locations);
  const shown = words
    .slice(start, end)
    .map((word, index) => (matches.has(start + index) ? `<mark>${word}</mark>` : word));
  const isCut = end < words.length && !SENTENCE_END.test(words[end - 1] ?? "");
  const text = shown.join(separator).replaceAll("\u200b", "");
  return `${isSentenceStart(words, start) ? "" : "… "}${text}${isCut ? " …" : ""}`;
}

/** The start of the excerpt with most matches; the first of several. */
function findBest(words: readonly string[], locations: readonly number[]): number {
  let best = 0;
  let most = 0;
  let after = 0;
  for (const [first, location] of locations.entries()) {
    const start = findStart(words, location);
    while (after < locations.length && (locations[after] ?? 0) < start + LENGTH) after += 1;
    if (after - first > most) {
      best = start;
      most = after - first;
    }
  }
  return best;
}

function findStart(words: readonly string[], location: number): number {
  for (let at = location; at >= Math.max(0, location - MAX_BEFORE); at -= 1) {
    if (isSentenceStart(words, at)) return at;
  }
  return location - BEFORE_CUT;
}

function isSentenceStart(words: readonly string[], at: number): boolean {
  return at === 0 || (SENTENCE_END.test(words[at - 1] ?? "") && !SMALL_LETTER.test(words[at] ?? ""));
}
