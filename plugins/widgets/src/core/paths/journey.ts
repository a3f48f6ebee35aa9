// SPDX-License-Identifier: MIT
// Where a learner is on a path that a page lists, and where to continue.

import { hasQuestions } from "../learner/course.ts";
import type { Learner } from "../learner/learner.ts";
import { countQuestionsLeft } from "../learner/path.ts";
import { findNext } from "../learner/ready.ts";
import { type ConceptState, isDue, isLearned, isWaiting } from "../learner/state.ts";

/** A step of a path, as a page lists it. */
export interface ListedStep {
  /** The index of its concept, or undefined if the course does not have it. */
  readonly concept: number | undefined;
  /** About how many minutes it takes to read. */
  readonly minutes: number;
}

/** How far a learner has come on a path. */
export interface Journey {
  /** Whether each step is mastered or known. */
  readonly areLearned: readonly boolean[];
  /** The position of the first step that is left and does not only wait, or undefined at the end of the path. */
  readonly here: number | undefined;
  /** Whether any of its questions was answered, or any of its concepts marked. */
  readonly isBegun: boolean;
  /** How many concepts and questions are left. Concepts without questions are not counted. */
  readonly conceptsLeft: number;
  readonly questionsLeft: number;
  /** About how many minutes these take, with one minute for a question. */
  readonly minutesLeft: number;
  /** How many concepts of the path are due for review. */
  readonly due: number;
}

// From here on, minutes are rounded to five.
const EXACT_MINUTES = 10;

/** How far a learner has come. A step without questions is passed over, since reading it changes nothing. */
export function findJourney({ course, states, today }: Learner, steps: readonly ListedStep[]): Journey {
  const stateOf = ({ concept }: ListedStep) => states[concept ?? -1];
  const isLeft = (step: ListedStep) =>
    hasQuestions(course.concepts[step.concept ?? -1]) && !isLearned(stateOf(step));
  const left = steps.filter(isLeft);
  const questionsLeft = countQuestionsLeft(left.map(stateOf));
  const here =
    findHere(steps, (step) => isLeft(step) && !isWaiting(stateOf(step))) ?? findHere(steps, isLeft);
  return {
    areLearned: steps.map((step) => isLearned(stateOf(step))),
    here,
    isBegun: steps.some((step) => (stateOf(step)?.name ?? "unseen") !== "unseen"),
    conceptsLeft: left.length,
    questionsLeft,
    minutesLeft: roundMinutes(left.reduce((sum, { minutes }) => sum + minutes, questionsLeft)),
    due: steps.filter((step) => isDue(stateOf(step), today)).length,
  };
}

function findHere(steps: readonly ListedStep[], isHere: (step: ListedStep) => boolean): number | undefined {
  const here = steps.findIndex(isHere);
  return here < 0 ? undefined : here;
}

/** Minutes as people would say them: ten or more are rounded to five. */
export function roundMinutes(minutes: number): number {
  return minutes < EXACT_MINUTES ? minutes : Math.round(minutes / 5) * 5;
}

/** The concept to go on with: the last one that was answered if it is left, otherwise the first one to go on with. */
export function findContinuation({ course, states, goals }: Learner): number | undefined {
  return findLastAnswered(states) ?? findNext(course, states, goals)[0];
}

/** The concept that was answered last, unless nothing is left to do there. */
export function findLastAnswered(states: readonly ConceptState[]): number | undefined {
  let found = -1;
  states.forEach(({ last }, index) => {
    if (last && last.position > (states[found]?.last?.position ?? -1)) found = index;
  });
  const isDone = isLearned(states[found]) || isWaiting(states[found]);
  return found < 0 || isDone ? undefined : found;
}
