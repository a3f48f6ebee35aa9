// SPDX-License-Identifier: MIT
// Every sentence that the scripts say to a reader. Separate, so that wording and translation have one
// place; labels that stand in the page before any script runs come from the server's templates.

import type { Notice } from "./store/record-store.ts";

/** The verdict on one choice, and on a whole response. */
export const RIGHT = "Right.";
export const WRONG = "Not quite.";
/** Said of a right choice that the learner had not chosen. */
export const KEY = "This is right.";
/** Follows the verdict on a wrong response; the button says it to the eye. */
export const TRY_AGAIN = "Try again.";
/** Ends the announcement once the key is shown. */
export const KEY_MARKED = "The right choice is marked now.";
export const KEYS_MARKED = "The right choices are marked now.";
/** Said when nothing was given. */
export const CHOOSE_ONE = "Choose an answer first.";
export const CHOOSE_SOME = "Choose at least one answer first.";

/** What a reader is told about the place that remembers. */
export const NOTICES: Readonly<Record<Notice, string>> = {
  "not-saved": "This browser does not let the site save your progress; it lasts until you leave the site.",
  "kept-aside": "Your earlier progress could not be read. It was put aside, and nothing was deleted.",
};

/** How much of a multiple choice was found. */
export function sayFound(found: number, total: number, extra: number): string {
  const sentence = `${found} of ${total} right ${total === 1 ? "choice" : "choices"} found.`;
  if (extra === 0) return sentence;
  return `${sentence} ${extra} of yours ${extra === 1 ? "does" : "do"} not belong.`;
}
