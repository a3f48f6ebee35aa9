// SPDX-License-Identifier: MIT
// Scripts that put no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. In the index each of their
// characters is a word, so a query is taken apart like that, and what was found is put together again. Pure.
// `search/word_borders.py` does the same to the pages.

const LETTER =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3100-\u312f" +
  "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}";
const MARK = "\\p{M}";
const CHARACTER = new RegExp(`([${LETTER}])${MARK}*`, "gu");
const ONLY = /^[\u2e80-\u{3ffff}]{2,}$/u;
const SIGN = `${LETTER}\u3000-\u303f\uff01-\uff65`;
const GAP = new RegExp(`(?<=[${SIGN}]${MARK}*(?:</mark>)?) +(?=(?:<mark>)?[${SIGN}])`, "gu");

/** The query as it is looked up: characters as words, and as a phrase where they are all Chinese or Japanese. */
export function separateCharacters(query: string): string {
  const words = query.replace(CHARACTER, " $& ").split(/\s+/).filter(Boolean).join(" ");
  return ONLY.test(query) ? `"${words}"` : words;
}

/** A text of the index as its author has written it. */
export function joinCharacters(text: string): string {
  return text.replace(GAP, "");
}
