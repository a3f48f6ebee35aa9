// SPDX-License-Identifier: MIT
// The memory of a concept, by FSRS-6 (Free Spaced Repetition Scheduler, open-spaced-repetition): one review a
// day at most, default weights, no fuzz, no learning steps. This uses the library's algorithm and not its
// scheduler, which forces hard < good < easy and so differs from all other implementations.

import { FSRSAlgorithm } from "ts-fsrs";
import type { Day } from "./day.ts";
import type { Grade } from "./grade.ts";

/** How long something is remembered. */
export interface Trace {
  /** The number of days after which recall has fallen to 0.9. */
  readonly stability: number;
  /** The day of the last review. */
  readonly day: Day;
}

/** The memory of a concept. */
export interface Memory extends Trace {
  /** 1 to 10. */
  readonly difficulty: number;
}

/** The usual retention: a review is due when nine of ten are still remembered. */
export const RETENTION = 0.9;
const LONGEST_INTERVAL = 365;

/** Computes memories and due days for one retention. */
export interface Scheduler {
  /** The memory after a review on a later day than the last. */
  readonly review: (memory: Memory | undefined, day: Day, grade: Grade) => Memory;
  /** The day of the next review: 1 to 365 days after the last. */
  readonly findDue: (trace: Trace) => Day;
  /** The probability of recall on a day. */
  readonly findRecall: (trace: Trace, today: Day) => number;
}

/** `retention` is the probability of recall at which a review is due, above 0 and below 1. */
export function createScheduler(retention = RETENTION): Scheduler {
  const fsrs = new FSRSAlgorithm({
    request_retention: retention,
    maximum_interval: LONGEST_INTERVAL,
    enable_fuzz: false,
    // Not about steps within a day, of which there are none: without it, *again* would leave more of a stability
    // than in other implementations.
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  });
  return {
    review(memory, day, grade) {
      const elapsed = memory ? day - memory.day : 0;
      const { stability, difficulty } = fsrs.next_state(memory ?? null, elapsed, grade);
      return { stability, difficulty, day };
    },
    findDue: ({ stability, day }) => day + fsrs.next_interval(stability, 0),
    findRecall: ({ stability, day }, today) => fsrs.forgetting_curve(Math.max(0, today - day), stability),
  };
}
