// SPDX-License-Identifier: MIT
// Removes stop words from a search query. They are on nearly every page, so they narrow nothing down, and
// their part of the index is larger than that of all other words.

const STOP_WORDS = new Set(
  "a an and are as at be by do does for from in is it its of on or that the this to was what which with".split(
    " ",
  ),
);

/** The query without English stop words. Quoted queries and other languages are left unchanged. */
export function removeStopWords(query: string, language: string): string {
  if (!/^en\b/i.test(language) || query.includes('"')) return query;
  const kept = query.split(/\s+/).filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return kept.join(" ") || query;
}
