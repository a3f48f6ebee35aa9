// SPDX-License-Identifier: MIT
// Chooses the part of a page that a result shows: from the beginning of a sentence that has many matches.

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

/** The start of the excerpt: of the first that has half of the most matches, since pages begin with what matters. */
function findBest(words: readonly string[], locations: readonly number[]): number {
  let after = 0;
  const starts = locations.map((location, first) => {
    const start = findStart(words, location);
    while (after < locations.length && (locations[after] ?? 0) < start + LENGTH) after += 1;
    return { start, count: after - first };
  });
  const whole = starts.filter(({ start }) => isSentenceStart(words, start));
  const candidates = whole.length > 0 ? whole : starts;
  const most = candidates.reduce((count, candidate) => Math.max(count, candidate.count), 0);
  return candidates.find(({ count }) => count >= most / 2)?.start ?? 0;
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
