// SPDX-License-Identifier: MIT
// Whether a question counts for its concepts, from the attempts at it alone.

import type { AttemptEvent } from "../learner-event.ts";
import { findEventDay } from "./day.ts";
import { isPassedWithoutHint } from "./grade.ts";

/** Whether the first attempt of some day passed without a hint. The attempts are in order of time. */
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
