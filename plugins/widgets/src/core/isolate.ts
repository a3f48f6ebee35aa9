// SPDX-License-Identifier: MIT
// Keeps titles in scripts that run from right to left in one piece, wherever they are shown.

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const OTHER_WORDS = /(?:[-−+\d.,]+ )?[^\s\u0590-\u08ff()]*[a-z][^\s\u0590-\u08ff()]*/gi;

/**
 * Wraps a title in marks that nobody sees, so that it does not change places with the words around it; the words in
 * it that run the other way, such as `C#`, are wrapped as well. A title that runs from left to right stays as it is.
 */
export function isolate(title: string): string {
  if (!RIGHT_TO_LEFT.test(title)) return title;
  return `\u2068${title.replace(OTHER_WORDS, "\u2066$&\u2069")}\u2069`;
}
