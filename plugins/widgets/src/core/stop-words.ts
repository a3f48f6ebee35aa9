// SPDX-License-Identifier: MIT
// A query without the words that stand on every page: they find nothing, and the index of a large site holds
// more of them than of all others. Pure.

const FILLERS = new Set(
  "a an and are as at be by do does for from in is it its of on or that the this to was what which with".split(
    " ",
  ),
);

/** The words of an English query that say what is looked for; a quoted query is taken as it is. */
export function keepContentWords(query: string, language: string): string {
  if (!/^en\b/i.test(language) || query.includes('"')) return query;
  const kept = query.split(/\s+/).filter((word) => !FILLERS.has(word.toLowerCase()));
  return kept.join(" ") || query;
}
