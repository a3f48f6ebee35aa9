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
export class Scheduler {
  readonly #algorithm: FSRSAlgorithm;

  /** `retention` is the probability of recall at which a review is due, above 0 and below 1. */
  constructor(retention = RETENTION) {
    this.#algorithm = new FSRSAlgorithm({
      request_retention: retention,
      maximum_interval: LONGEST_INTERVAL,
      enable_fuzz: false,
      // Not about steps within a day, which need no intervals of zero days: it also limits what remains of a
      // stability after *again*, as other implementations always do.
      enable_short_term: true,
      learning_steps: [],
      relearning_steps: [],
    });
  }

  /** The memory after a review on a later day than the last. */
  review(memory: Memory | undefined, day: Day, grade: Grade): Memory {
    const elapsed = memory ? day - memory.day : 0;
    const { stability, difficulty } = this.#algorithm.next_state(memory ?? null, elapsed, grade);
    return { stability, difficulty, day };
  }

  /** The day of the next review: 1 to 365 days after the last. */
  findDue({ stability, day }: Trace): Day {
    return day + this.#algorithm.next_interval(stability, 0);
  }

  /** The probability of recall on a day. */
  findRecall({ stability, day }: Trace, today: Day): number {
    return this.#algorithm.forgetting_curve(Math.max(0, today - day), stability);
  }
}
