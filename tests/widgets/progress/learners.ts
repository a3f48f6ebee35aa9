// SPDX-License-Identifier: MIT
// Learners for the tests of the progress page, from a course and a log.

import type { Course } from "../../../plugins/widgets/src/core/learner/course.ts";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import type { Learner } from "../../../plugins/widgets/src/core/learner/learner.ts";
import { computeStates } from "../../../plugins/widgets/src/core/learner/state.ts";
import { dayOf, type Event, LIMIT, SCHEDULER } from "../learner_core/samples.ts";

/** The learner with that log, on a day from 2026-01-01 (day 0) on. */
export function learnerOn(day: number, course: Course, log: readonly Event[]): Learner {
  const history = readHistory(log, LIMIT);
  const ids = course.concepts.map(({ id }) => id);
  return {
    course,
    history,
    states: computeStates(course, history, SCHEDULER),
    goals: [...history.goals].map((id) => ids.indexOf(id)).filter((index) => index >= 0),
    scheduler: SCHEDULER,
    today: dayOf(day),
  };
}
