// SPDX-License-Identifier: MIT
// Handles scripts without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. The search index
// holds each of their characters as a word, so queries are split the same way, and results are joined again.
// `search/word_segmentation.py` splits the text of the pages.

const LETTER =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3100-\u312f" +
  "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}";
const MARK = "\\p{M}";
const CHARACTER = new RegExp(`([${LETTER}])${MARK}*`, "gu");
const ONLY = /^[\u2e80-\u{3ffff}]{2,}$/u;
const SIGN = `${LETTER}\u3000-\u303f\uff01-\uff65`;
const GAP = new RegExp(`(?<=[${SIGN}]${MARK}*(?:</mark>)?) +(?=(?:<mark>)?[${SIGN}])`, "gu");

/** The query with such characters as separate words, and as a phrase if all are Chinese or Japanese. */
export function separateCharacters(query: string): string {
  const words = query.replace(CHARACTER, " $& ").split(/\s+/).filter(Boolean).join(" ");
  return ONLY.test(query) ? `"${words}"` : words;
}

/** A text from the index without the spaces that indexing added. */
export function joinCharacters(text: string): string {
  return text.replace(GAP, "");
}
