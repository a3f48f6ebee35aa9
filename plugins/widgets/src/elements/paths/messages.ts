// SPDX-License-Identifier: MIT
// The texts of paths and next steps, for editing and translation.

import type { Day } from "../../core/learner/day.ts";
import type { Batch } from "../../core/progress/agenda.ts";

export const CONTINUE = "Continue";
export const BEGIN = "Begin";
export const REVIEW = "Review";
export const FOLLOW = "Follow this path";
export const LEAVE = "Leave this path";
export const MAKE_GOAL = "Make this a goal";
export const REMOVE_GOAL = "Remove this goal";
export const SKIP = "Skip what I know";
export const SEE_PROGRESS = "See your progress";
export const PATH = "Path";

export const END_OF_PATH = "You have reached the end of this path.";
export const COMES_BACK = "Reviews bring it back before you forget it.";
export const NOT_ON_PATH = "This page is not on your path";

export const PREVIOUS = "Previous on this path";
export const NEXT = "Next on this path";

export const NEXT_STEPS = "Next steps";
export const CONTINUE_WHERE = "Continue where you were";
export const LEARN_NEXT = "Learn next";
export const ALL_LEARNED = "Everything is learned";
export const NOTHING_LEFT = "You have mastered or know every concept that has questions.";
export const DUE = "Due for review";
export const NOTHING_DUE = "Nothing today";
export const READY = "Ready to learn";
export const NONE_READY = "Nothing else is ready yet.";

const MILLISECONDS = 86_400_000;
const DAYS_OF_WEEK = 7;
const WEEKDAY = { weekday: "long" } as const;
const DATE = { day: "numeric", month: "long" } as const;

/** A number with its noun. */
export function sayCount(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Where the reader is on a path. */
export function sayStep(step: number, steps: number): string {
  return `Step ${step} of ${steps}`;
}

/** The way back to a path. */
export function sayBackTo(step: number): string {
  return `Back to step ${step}`;
}

/** Where the reader is, as a sentence. */
export function sayAtStep(step: number, steps: number): string {
  return `You are at step ${step} of ${steps}.`;
}

/** What is left of a path. */
export function sayLeft(concepts: number, questions: number, minutes: number): string {
  const left = `${sayCount(concepts, "concept")} and ${sayCount(questions, "question")} left`;
  return `${left}, about ${sayCount(minutes, "minute")}.`;
}

/** At the end of a path, how much of it is due. */
export function sayDueOnPath(due: number): string {
  return due === 0
    ? COMES_BACK
    : `${sayCount(due, "concept")} of it ${due === 1 ? "is" : "are"} due for review.`;
}

/** At the step where the reader is. */
export function sayHere(passed: number, questions: number): string {
  return `You are here: ${passed} of ${questions} right`;
}

/** How many questions of a concept were right, or how many there are. */
export function sayRight(passed: number, questions: number): string {
  return passed > 0
    ? `${passed} of ${sayCount(questions, "question")} right.`
    : `${sayCount(questions, "question")}.`;
}

/** How long the reviews take, and what comes after them. */
export function sayReviews(minutes: number, next: Batch | undefined, today: Day): string {
  const after = next ? ` After these, ${sayBatch(next, today)}.` : "";
  return `About ${sayCount(minutes, "minute")}.${after}`;
}

/** If more are due than one session asks. */
export function sayTenReviews(minutes: number): string {
  return `Ten at a time is plenty: about ${sayCount(minutes, "minute")}.`;
}

/** When the next reviews are, if nothing is due. */
export function sayNextReviews(next: Batch | undefined, today: Day): string {
  return next ? `Your next reviews: ${sayBatch(next, today)}.` : "No review is planned yet.";
}

/** The link to all concepts that are ready. */
export function sayAllReady(count: number): string {
  return `All ${count.toLocaleString("en")} that are ready`;
}

function sayBatch({ when, day, count }: Batch, today: Day): string {
  const number = count.toLocaleString("en");
  if (when === "tomorrow") return `${number} tomorrow`;
  if (when === "week") return `${number} next week`;
  return `${number} ${when === "by" ? "by" : "on"} ${sayDay(day, today)}`;
}

function sayDay(day: Day, today: Day): string {
  const format = day - today < DAYS_OF_WEEK ? WEEKDAY : DATE;
  return new Date(day * MILLISECONDS).toLocaleDateString("en", { ...format, timeZone: "UTC" });
}
