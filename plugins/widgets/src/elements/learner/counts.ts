// SPDX-License-Identifier: MIT
// Shows how much of a page or of a chapter the reader has learned, beside the headings and counts of the page.

import type { Counts, PageState } from "../../core/learner/snapshot.ts";
import { createElement } from "../create-elements.ts";
import * as messages from "./messages.ts";

/** Shows how many questions of this page were right, under the heading of its questions. */
export function showTally(state: PageState | undefined): void {
  const section = document.querySelector(".cairn-check");
  if (!section) return;
  const text = state && state.questions > 0 ? messages.sayPassed(state.passed, state.questions) : "";
  replace(section, ".cairn-tally", text, () => {
    const tally = createElement("p", "cairn-tally");
    section.before(tally);
    return tally;
  });
}

/** Shows how many concepts are mastered or known: in the outline of the chapter, on tag pages and in the list of contents. */
export function showCounts(
  findCounts: (link: HTMLAnchorElement) => Counts | undefined,
  ofThisPage: Counts | undefined,
): void {
  const chapter = document.querySelector<HTMLAnchorElement>(".cairn-outline__meta a");
  if (chapter) replaceNumber(chapter, findCounts(chapter));
  const own = document.querySelector(".md-content .cairn-meta, [role=main] .cairn-meta");
  if (own && ofThisPage) showCount(own, ofThisPage);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    ":is(.cairn-tree, .cairn-subtags) > li > a, .cairn-section > h3 > a",
  )) {
    const beside = link.nextElementSibling;
    if (beside?.matches(".cairn-meta")) replaceNumber(beside, findCounts(link));
  }
}

/** Shows the count in place of the number of concepts, which it says, too. */
function replaceNumber(place: Element, counts: Counts | undefined): void {
  const { dataset } = place as HTMLElement;
  dataset["number"] ??= place.textContent;
  place.textContent = sayCounts(counts) || dataset["number"];
}

/** Shows the count before other numbers. */
function showCount(beside: Element, counts: Counts | undefined): void {
  const text = sayCounts(counts);
  replace(beside, ".cairn-count", text && `${text} · `, () => {
    const count = createElement("span", "cairn-count");
    beside.prepend(count);
    return count;
  });
}

/** Nothing as long as the reader has met none of the concepts. */
function sayCounts(counts: Counts | undefined): string {
  const isAny = counts && counts.mastered + counts.known + counts.learning > 0;
  return isAny ? messages.sayMasteredOrKnown(counts) : "";
}

/** Sets the text of the element beside or in another one. It is created only if there is a text. */
function replace(near: Element, selector: string, text: string, create: () => HTMLElement): void {
  const previous = near.previousElementSibling;
  const existing = near.querySelector(selector) ?? (previous?.matches(selector) ? previous : undefined);
  if (!text) existing?.remove();
  else (existing ?? create()).textContent = text;
}
