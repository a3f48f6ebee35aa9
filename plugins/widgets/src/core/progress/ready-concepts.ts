// SPDX-License-Identifier: MIT
// The concepts that a learner is ready for, each with the reasons why it is worth learning next.

import type { Concept } from "../learner/course.ts";
import type { Day } from "../learner/day.ts";
import type { History } from "../learner/history.ts";
import type { Learner } from "../learner/learner.ts";
import { computePath } from "../learner/path.ts";
import { rankReady } from "../learner/ready.ts";

/** A concept that a learner is ready for. Concepts are indexes of the course. */
export interface ReadyConcept {
  readonly concept: number;
  /** The goal that needs it, if there is one. */
  readonly goal: number | undefined;
  /** The day of the first counted attempt. */
  readonly begun: Day | undefined;
  /** Its direct prerequisites. */
  readonly before: readonly number[];
  /** Whether all of these are mastered, and none only known or without questions. */
  readonly areMastered: boolean;
  /** How many other concepts it would make ready. */
  readonly opens: number;
}

/** The concepts that a learner is ready for, best first. */
export function explainReady(learner: Learner): readonly ReadyConcept[] {
  const { course, states, goals, history } = learner;
  const goalOf = findGoals(learner);
  return rankReady(course, states, goals).map(({ index, opens }) => {
    const concept = course.concepts[index];
    const before = concept?.before ?? [];
    return {
      concept: index,
      goal: goalOf.get(index),
      begun: concept && findBeginning(concept, history),
      before,
      areMastered: before.every((other) => states[other]?.name === "mastered"),
      opens,
    };
  });
}

/** The oldest goal that needs each concept. */
function findGoals({ course, states, goals }: Learner): ReadonlyMap<number, number> {
  const goalOf = new Map<number, number>();
  for (const goal of goals) {
    for (const { concept } of computePath(course, states, [goal]).steps) {
      if (!goalOf.has(concept)) goalOf.set(concept, goal);
    }
  }
  return goalOf;
}

function findBeginning({ groups }: Concept, { attempts }: History): Day | undefined {
  const keys = groups.flatMap(({ questions }) => questions.flat());
  const days = keys.flatMap((key) => attempts.get(key)?.[0]?.day ?? []);
  return days.length > 0 ? Math.min(...days) : undefined;
}
