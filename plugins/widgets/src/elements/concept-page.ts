// SPDX-License-Identifier: MIT
// Tells pages of concepts from others by what stands beside them. Pages of tags have an outline, too, and so has the
// progress page.

const SIGNS =
  ".cairn-relations, .cairn-outline:not(.cairn-outline--page) [aria-current]:not(.cairn-me__link)";

/** Whether this is the page of a concept. */
export function isConceptPage(): boolean {
  return document.querySelector(SIGNS) !== null;
}
