// SPDX-License-Identifier: MIT
// The texts of the marks, for editing and translation.

import type { Day } from "../../core/learner/day.ts";
import { type Counts, countLearned, type PageState } from "../../core/learner/snapshot.ts";
import { isDue, type StateName } from "../../core/learner/state.ts";

/** A state after the name of a concept, for screen readers. */
export const STATES: Readonly<Record<StateName, string>> = {
  unseen: "",
  learning: "learning",
  known: "marked as known",
  mastered: "mastered",
};
export const DUE = "due for review";

/** A state at the top of its page. */
export const TITLES: Readonly<Record<StateName, string>> = {
  unseen: "Not seen yet",
  learning: "Learning",
  known: "Marked as known",
  mastered: "Mastered",
};

export const I_KNOW_THIS = "I know this";
export const PROGRESS = "Progress";

/** What a preview says of a concept. */
export function sayState(state: PageState | undefined, today: Day): string {
  return TITLES[state?.name ?? "unseen"] + (isDue(state, today) ? `, ${DUE}` : "");
}

/** When the next review is. */
export function sayDueIn(days: number): string {
  if (days <= 0) return DUE;
  return days === 1 ? "due tomorrow" : `due in ${days} days`;
}

/** The label of the entry in the header. */
export function sayProgress(due: number): string {
  return due === 0 ? PROGRESS : `${PROGRESS}, ${due} ${DUE}`;
}

/** How many questions of the page were right. */
export function sayPassed(passed: number, questions: number): string {
  return `${passed} of ${questions} right so far`;
}

/** How many concepts of a chapter are learned, where what stands beside it says of what. */
export function sayLearned(counts: Counts): string {
  return `${countLearned(counts).toLocaleString("en")} of ${counts.all.toLocaleString("en")}`;
}

/** The same, in full. */
export function sayMasteredOrKnown(counts: Counts): string {
  return `${sayLearned(counts)} mastered or known`;
}
