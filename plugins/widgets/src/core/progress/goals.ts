// SPDX-License-Identifier: MIT
// A learner's goals with their paths: how much of each is left, and how much of that other goals need as well.

import { hasQuestions } from "../learner/course.ts";
import type { Learner } from "../learner/learner.ts";
import { computePath, type Path } from "../learner/path.ts";
import { isWaiting } from "../learner/state.ts";

/** A goal with its path. Concepts are indexes of the course. */
export interface GoalPath extends Path {
  readonly goal: number;
  /** The concept to go on with, or undefined if nothing is left. */
  readonly next: number | undefined;
  /** How many of the concepts that are left are on the way to earlier goals as well. */
  readonly shared: number;
}

/** All goals, oldest first. */
export interface Goals {
  readonly paths: readonly GoalPath[];
  /** What all goals need together. */
  readonly together: Path;
  /** How many goals are no longer on the site. */
  readonly gone: number;
}

/** The goals of a learner. */
export function findGoals(learner: Learner): Goals {
  const { course, states, goals, history } = learner;
  const earlier = new Set<number>();
  const paths = goals.map((goal) => {
    const path = computePath(course, states, [goal]);
    const left = findLeft(learner, path);
    const shared = left.filter((concept) => earlier.has(concept)).length;
    for (const concept of left) earlier.add(concept);
    // In learning order, so everything that it builds on is learned, or was right and waits for another day.
    const next = left.find((concept) => !isWaiting(states[concept])) ?? left[0];
    return { ...path, goal, next, shared };
  });
  return { paths, together: computePath(course, states, goals), gone: history.goals.size - goals.length };
}

function findLeft({ course }: Learner, { steps }: Path): readonly number[] {
  return steps
    .filter((step) => !step.isLearned && hasQuestions(course.concepts[step.concept]))
    .map(({ concept }) => concept);
}
