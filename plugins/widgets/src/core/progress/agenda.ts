// SPDX-License-Identifier: MIT
// What a learner has to review today, and when the next reviews come.

import { hasQuestions } from "../learner/course.ts";
import type { Day } from "../learner/day.ts";
import { findDay } from "../learner/day.ts";
import type { Learner } from "../learner/learner.ts";
import { findDueConcepts, planSession, SESSION_LENGTH } from "../learner/session.ts";

/** Some reviews that are not due yet. */
export interface Batch {
  /** `day` is the given day, `by` all days up to it, `week` the next calendar week, which the day is in. */
  readonly when: "tomorrow" | "day" | "by" | "week";
  readonly day: Day;
  readonly count: number;
}

/** The reviews of a learner. */
export interface Agenda {
  /** How many concepts are due. */
  readonly due: number;
  /** About how long the next session takes. */
  readonly minutes: number;
  /** Whether more is due than one session holds. */
  readonly isBacklog: boolean;
  /** Whether the learner has not been here for some time. */
  readonly isBack: boolean;
  /** The next reviews, nearest first. */
  readonly next: readonly Batch[];
}

const MINUTES_PER_QUESTION = 1.5;
const DAYS_AWAY = 7;
const DAYS_OF_WEEK = 7;
// So many days of this week are named one by one.
const MOST_NAMED = 2;
// Day 0 was a Thursday.
const WEEKDAY_OF_DAY_0 = 3;

/** The reviews of a learner. */
export function findAgenda(learner: Learner): Agenda {
  const { course, states, today, history } = learner;
  const due = findDueConcepts(learner).length;
  const questions = planSession(learner).reduce((sum, { group }) => sum + group.questions.length, 0);
  const later = states.flatMap((state, index) =>
    state.due !== undefined && state.due > today && hasQuestions(course.concepts[index]) ? [state.due] : [],
  );
  return {
    due,
    minutes: Math.ceil(questions * MINUTES_PER_QUESTION),
    isBacklog: due > SESSION_LENGTH,
    isBack: history.latest !== "" && today - findDay(history.latest, 0) > DAYS_AWAY,
    next: groupDays(later, today),
  };
}

/** Days after today, as people would say when they are. Those beyond the next week only if there are no others. */
export function groupDays(days: readonly Day[], today: Day): readonly Batch[] {
  const sorted = [...days].sort((a, b) => a - b);
  const sunday = today + DAYS_OF_WEEK - 1 - ((today + WEEKDAY_OF_DAY_0) % DAYS_OF_WEEK);
  const isNear = (day: Day) => day <= sunday || day === today + 1;
  const near = nameDays(sorted.filter(isNear), today);
  const week = sorted.filter((day) => !isNear(day) && day <= sunday + DAYS_OF_WEEK);
  const batches = [...near, ...nameWeek(week)];
  return batches.length > 0 ? batches : nameDays(sorted, today).slice(0, 1);
}

function nameDays(sorted: readonly Day[], today: Day): readonly Batch[] {
  const counts = new Map<Day, number>();
  for (const day of sorted) counts.set(day, (counts.get(day) ?? 0) + 1);
  const batches = [...counts].map(
    ([day, count]): Batch => ({ when: day === today + 1 ? "tomorrow" : "day", day, count }),
  );
  const [first, ...rest] = batches;
  const last = rest.at(-1);
  if (!first || !last || batches.length <= MOST_NAMED) return batches;
  return [first, { when: "by", day: last.day, count: rest.reduce((sum, { count }) => sum + count, 0) }];
}

function nameWeek(sorted: readonly Day[]): readonly Batch[] {
  const [first] = sorted;
  return first === undefined ? [] : [{ when: "week", day: first, count: sorted.length }];
}
