// SPDX-License-Identifier: MIT
// Grades of attempts, as the scheduler needs them. A higher grade is better.

import { isObject } from "../json.ts";
import type { AttemptEvent } from "../learner-event.ts";
import { findEventDay } from "./day.ts";

/** The grades of FSRS. Its fourth, *easy*, is never given. */
export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export type Grade = typeof AGAIN | typeof HARD | typeof GOOD;

// An open response passes with this share of its ideas.
const ENOUGH_IDEAS = 0.6;

/** Whether an attempt passed. "I don't know" has the score 0. */
export function isPassed(attempt: AttemptEvent): boolean {
  return attempt.score >= (isOpen(attempt) ? ENOUGH_IDEAS : 1);
}

/** Whether an attempt passed without a hint. */
export function isPassedWithoutHint(attempt: AttemptEvent): boolean {
  return isPassed(attempt) && !hasHints(attempt);
}

/** Whether a question counts as right for its concepts: the first attempt of some day passed without a hint. */
export function isCounted(attempts: readonly AttemptEvent[], dayEndsAt?: number): boolean {
  const days = new Set([Number.NaN]);
  return attempts.some((attempt) => {
    const day = findEventDay(attempt, dayEndsAt);
    // Without a credible time, an attempt has no day.
    const isFirst = !days.has(day);
    days.add(day);
    return isFirst && isPassedWithoutHint(attempt);
  });
}

/** The grade of an attempt. */
export function findGrade(attempt: AttemptEvent): Grade {
  if (!isPassed(attempt)) return AGAIN;
  const isPartial = attempt.score < 1;
  return isPartial || hasHints(attempt) || attempt.confidence === "unsure" ? HARD : GOOD;
}

function hasHints({ hints }: AttemptEvent): boolean {
  return typeof hints === "number" && hints > 0;
}

// Only responses to open questions list ideas.
function isOpen({ response }: AttemptEvent): boolean {
  return isObject(response) && Array.isArray(response["ideas"]);
}
