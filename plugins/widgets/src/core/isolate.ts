// SPDX-License-Identifier: MIT
// Keeps titles in one piece where they or the site run from right to left.

const IS_SITE_RIGHT_TO_LEFT = /^(ar|fa|he|ku|ur)\b/.test(message("language"));
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const OTHER_WORDS = /(?:[-−+\d.,]+ )?[^\s\u0590-\u08ff()]*[a-z][^\s\u0590-\u08ff()]*/gi;

/**
 * Wraps a title in marks that nobody sees, so that it does not change places with the words around it; the words in
 * it that run the other way, such as `C#`, are wrapped as well. Where title and site both run from left to right, the
 * title stays as it is.
 */
export function isolate(title: string): string {
  if (!RIGHT_TO_LEFT.test(title)) return IS_SITE_RIGHT_TO_LEFT ? `\u2068${title}\u2069` : title;
  return `\u2068${title.replace(OTHER_WORDS, "\u2066$&\u2069")}\u2069`;
}
