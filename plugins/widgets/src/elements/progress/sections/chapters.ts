// SPDX-License-Identifier: MIT
// How much of each chapter is learned: a bar and a count beside the names, which are in the page.

import { type Counts, countLearned, findChapterCounts } from "../../../core/learner/snapshot.ts";
import { sayLearned } from "../../learner/messages.ts";
import { findPath } from "../../mastery/shared.ts";
import { type Part, showPart } from "../page-parts.ts";
import type { Current } from "./current.ts";

/** Returns a function that shows the section. A new reader has nothing to count. */
export function createChaptersSection(part: Part): (current: Current) => void {
  return ({ snapshot, isNew }) => {
    for (const link of part.section.querySelectorAll<HTMLAnchorElement>(".cairn-chapters > li > a")) {
      const counts = findChapterCounts(snapshot, findPath(link.href) ?? "");
      if (counts) showCounts(link, counts);
    }
    showPart(part, !isNew);
  };
}

function showCounts(link: HTMLAnchorElement, counts: Counts): void {
  const figure = link.parentElement?.querySelector(".cairn-figure");
  // What is learned, and what is being learned.
  const [done, begun] = link.parentElement?.querySelectorAll<HTMLElement>(".cairn-bar > i") ?? [];
  if (figure) figure.textContent = sayLearned(counts);
  setLength(done, countLearned(counts), counts.all);
  setLength(begun, counts.learning, counts.all);
}

function setLength(part: HTMLElement | undefined, count: number, all: number): void {
  if (part) part.style.inlineSize = `${(100 * count) / Math.max(1, all)}%`;
}
