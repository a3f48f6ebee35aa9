// SPDX-License-Identifier: MIT
// The concepts that a learner has begun or is ready for, each with the reasons why it is worth learning next.

import type { Concept } from "../learner/course.ts";
import type { Day } from "../learner/day.ts";
import type { History } from "../learner/history.ts";
import type { Learner } from "../learner/learner.ts";
import { computePath } from "../learner/path.ts";
import { type RankedConcept, rankNext } from "../learner/ready.ts";
import { isDue } from "../learner/state.ts";

/** A concept that a learner may go on with. Concepts are indexes of the course. */
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

/** The concepts that a learner has begun, and those that are ready to learn, best first. What is due is in neither. */
export interface NextConcepts {
  readonly begun: readonly ReadyConcept[];
  readonly ready: readonly ReadyConcept[];
}

/** The concepts that a learner may go on with. */
export function explainNext(learner: Learner): NextConcepts {
  const { course, states, goals, today } = learner;
  const next = rankNext(course, states, goals);
  const ready = next.filter(({ index }) => states[index]?.name === "unseen");
  const begun = [...next, ...findBegunEarly(learner, next)].filter(
    ({ index }) => states[index]?.name === "learning" && !isDue(states[index], today),
  );
  return { begun: explain(learner, begun), ready: explain(learner, ready) };
}

/** What was answered although something that it builds on is not learned yet. */
function findBegunEarly({ states }: Learner, next: readonly RankedConcept[]): readonly RankedConcept[] {
  const ranked = new Set(next.map(({ index }) => index));
  return states.flatMap(({ last }, index) => (last && !ranked.has(index) ? [{ index, opens: 0 }] : []));
}

function explain(learner: Learner, concepts: readonly RankedConcept[]): readonly ReadyConcept[] {
  const { course, states, history } = learner;
  const goalOf = findGoals(learner);
  return concepts.map(({ index, opens }) => {
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
