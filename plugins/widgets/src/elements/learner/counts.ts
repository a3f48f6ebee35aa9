// SPDX-License-Identifier: MIT
// Shows how much of a page or of a chapter the reader has learned, beside the headings and counts of the page.

import type { Counts, PageState } from "../../core/learner/snapshot.ts";
import { say } from "../../core/messages.ts";
import { createElement } from "../create-elements.ts";
import { sayLearned } from "./messages.ts";

/** Shows how many questions of this page were right, under the heading of its questions. */
export function showTally(state: PageState | undefined): void {
  const section = document.querySelector(".cairn-check");
  if (!section) return;
  const { passed: right = 0, questions: count = 0 } = state ?? {};
  const text = count > 0 ? say(message("state.right-so-far"), { right, count }) : "";
  replace(section, ".cairn-tally", text, () => {
    const tally = createElement("p", "cairn-tally");
    section.before(tally);
    return tally;
  });
}

/** Shows how many concepts are mastered or known: on pages of tags, in the outline of a chapter and in the contents. */
export function showCounts(
  findCounts: (link: HTMLAnchorElement) => Counts | undefined,
  ofThisPage: Counts | undefined,
): void {
  const own = document.querySelector(".cairn-size");
  if (own) showCount(own, ofThisPage, sayInFull);
  const chapter = document.querySelector<HTMLAnchorElement>(".cairn-outline__meta a");
  if (chapter) showCount(chapter, findCounts(chapter), sayInFull);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    ":is(.cairn-tree, .cairn-subtags) > li > a, .cairn-section > h3 > a",
  )) {
    const beside = link.nextElementSibling;
    if (beside?.matches(".cairn-meta")) showCount(beside, findCounts(link), sayLearned);
  }
}

function sayInFull(counts: Counts): string {
  return sayLearned(counts, message("state.mastered-or-known"));
}

/** Shows a count in place of the number of concepts, which it says, too, as soon as the reader has met any of them. */
function showCount(place: Element, counts: Counts | undefined, sayCounts: (counts: Counts) => string): void {
  const { dataset } = place as HTMLElement;
  dataset["number"] ??= place.textContent;
  const isAny = counts && counts.mastered + counts.known + counts.learning > 0;
  place.textContent = isAny ? sayCounts(counts) : dataset["number"];
}

/** Sets the text of the element beside or in another one. It is created only if there is a text. */
function replace(near: Element, selector: string, text: string, create: () => HTMLElement): void {
  const previous = near.previousElementSibling;
  const existing = near.querySelector(selector) ?? (previous?.matches(selector) ? previous : undefined);
  if (!text) existing?.remove();
  else (existing ?? create()).textContent = text;
}
