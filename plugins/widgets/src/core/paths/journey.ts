// SPDX-License-Identifier: MIT
// Where a learner is on a path that a page lists, and where to continue.

import { hasQuestions } from "../learner/course.ts";
import type { Learner } from "../learner/learner.ts";
import { countQuestionsLeft } from "../learner/path.ts";
import { findNext } from "../learner/ready.ts";
import { isDue, isLearned, isWaiting } from "../learner/state.ts";

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
export function findContinuation(learner: Learner): number | undefined {
  const { course, states, goals } = learner;
  return findLastAnswered(learner) ?? findNext(course, states, goals)[0];
}

/** The concept that was answered last, unless nothing is left to do there. */
export function findLastAnswered(learner: Learner): number | undefined {
  const { states } = learner;
  const latest = Math.max(...states.map(({ last }) => last?.position ?? -1));
  const found = pickAnswered(
    learner,
    [...states.keys()].filter((index) => states[index]?.last?.position === latest),
  );
  const isDone = isLearned(states[found ?? -1]) || isWaiting(states[found ?? -1]);
  return isDone ? undefined : found;
}

/** Of the concepts of one question, the one on whose page it was answered, or else the one with most answers. */
function pickAnswered({ course, states, history }: Learner, indexes: readonly number[]): number | undefined {
  const rank = (index: number) => {
    const concept = course.concepts[index];
    const isOn = concept !== undefined && states[index]?.last?.attempt["on"] === concept.id;
    const questions = concept?.groups.flatMap((group) => group.questions) ?? [];
    const answered = questions.filter((keys) => keys.some((key) => history.attempts.has(key)));
    return isOn ? Number.POSITIVE_INFINITY : answered.length;
  };
  // Sorting is stable: what ranks the same stays in learning order.
  return [...indexes].sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))[0];
}
