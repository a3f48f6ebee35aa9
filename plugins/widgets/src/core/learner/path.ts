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
  /** How many of their questions have not been passed yet, as far as mastery needs them. */
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
    questionsLeft: left.reduce((sum, { concept }) => sum + countQuestionsLeft(states[concept]), 0),
  };
}

/** How many questions of a concept have not been passed yet, as far as mastery needs them. */
export function countQuestionsLeft(state: ConceptState | undefined): number {
  const { passed, questions } = state ?? { passed: 0, questions: 0 };
  return Math.max(0, Math.min(questions, ENOUGH_QUESTIONS) - passed);
}
