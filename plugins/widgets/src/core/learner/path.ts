// SPDX-License-Identifier: MIT
// The path to a learner's goals: all that they need, and how much of it is left.

import { type Course, findPath, hasQuestions } from "./course.ts";
import { type ConceptState, ENOUGH_QUESTIONS, isLearned } from "./state.ts";

/** One concept on the way. */
export interface PathStep {
  /** The index of the concept. */
  readonly concept: number;
  /** Whether it is mastered or known. It stays in the list. */
  readonly isLearned: boolean;
}

/** The path to one or more goals. */
export interface Path {
  /** All steps, in learning order. */
  readonly steps: readonly PathStep[];
  /** How many concepts are neither mastered nor known. Those without questions are not counted. */
  readonly conceptsLeft: number;
  /** How many questions are left of these, see `countQuestionsLeft`. */
  readonly questionsLeft: number;
}

/** The path to the goals, which are indexes of concepts. */
export function computePath(course: Course, states: readonly ConceptState[], goals: Iterable<number>): Path {
  const steps = findPath(course, goals).map((concept) => ({
    concept,
    isLearned: isLearned(states[concept]),
  }));
  const left = steps.filter((step) => !step.isLearned && hasQuestions(course.concepts[step.concept]));
  return {
    steps,
    conceptsLeft: left.length,
    questionsLeft: countQuestionsLeft(left.map(({ concept }) => states[concept])),
  };
}

/**
 * How many questions of some concepts have not been passed yet, as far as mastery needs them. A question that several
 * of them share counts once.
 */
export function countQuestionsLeft(states: Iterable<ConceptState | undefined>): number {
  const left = new Set<string>();
  for (const { open, passed, questions } of [...states].filter((state) => state !== undefined)) {
    const needed = Math.max(0, Math.min(questions, ENOUGH_QUESTIONS) - passed);
    // Those that are left for another concept come first, since they count for this one, too.
    const inOrder = new Set([...open.filter((key) => left.has(key)), ...open]);
    for (const key of [...inOrder].slice(0, needed)) left.add(key);
  }
  return left.size;
}
