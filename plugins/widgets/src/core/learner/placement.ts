// SPDX-License-Identifier: MIT
// A placement finds out with a few questions what a learner already knows on the way to a goal. The outcome is a
// proposal: the learner decides what becomes a mark.

import { type Course, findPath, hasQuestions } from "./course.ts";
import { findSpread, type Spread, type Weights } from "./evidence.ts";

/** One question of a placement. */
export interface PlacementStep {
  /** The index of the concept. */
  readonly concept: number;
  /** Whether the response was right. "I don't know" is not. */
  readonly isRight: boolean;
}

/** What a placement has found out so far. All numbers are indexes of concepts. */
export interface Placement {
  /** The concept to ask about next, or undefined if the placement is finished. */
  readonly next: number | undefined;
  /** The concepts that the learner seems to know, in learning order. */
  readonly known: readonly number[];
  /** The concepts that nothing certain is known about, in learning order. */
  readonly unsettled: readonly number[];
}

/** A placement asks at most so many questions. */
export const MOST_QUESTIONS = 12;
/** It is finished when this share of the concepts, or less, is unsettled. */
export const ENOUGH_SETTLED = 0.15;
// What a response changes in the log-odds of knowing a concept, and where these are certain enough.
const RIGHT = Math.log(0.9 / 0.05);
const WRONG = -2.25;
const SETTLED = 2;
// From more ancestors on, evidence weakens with each step along the graph.
const MANY_ANCESTORS = 20;
const FADING = 0.6;
// On a path of thousands of concepts, comparing all of them would take seconds.
const MOST_COMPARED = 200;

type LogOdds = ReadonlyMap<number, number>;

/** The placement for a goal after some steps. `isLearned` says what is mastered or known already. */
export function computePlacement(
  course: Course,
  goal: number,
  isLearned: (index: number) => boolean,
  steps: readonly PlacementStep[],
): Placement {
  const path = findPath(course, [goal]);
  const candidates = path.filter((index) => !isLearned(index) && hasQuestions(course.concepts[index]));
  const spread = findSpread(course, path, path.length - 1 > MANY_ANCESTORS ? FADING : 1);
  const odds = addEvidence(candidates, spread, steps);
  const unsettled = candidates.filter((index) => Math.abs(odds.get(index) ?? 0) < SETTLED);
  const isFinished = steps.length >= MOST_QUESTIONS || unsettled.length <= ENOUGH_SETTLED * candidates.length;
  const asked = new Set(steps.map(({ concept }) => concept));
  const askable = unsettled.filter((index) => !asked.has(index));
  return {
    next: isFinished ? undefined : findMostTelling(askable, new Set(unsettled), spread),
    known: candidates.filter((index) => (odds.get(index) ?? 0) >= SETTLED),
    unsettled,
  };
}

/** About how many questions a placement still asks: each settles about half of what is unsettled. */
export function estimateQuestions({ next, unsettled }: Placement, steps: readonly PlacementStep[]): number {
  if (next === undefined) return 0;
  return Math.min(MOST_QUESTIONS - steps.length, Math.ceil(Math.log2(unsettled.length + 1)));
}

/** The log-odds that the learner knows each candidate. */
function addEvidence(
  candidates: readonly number[],
  spread: Spread,
  steps: readonly PlacementStep[],
): LogOdds {
  const odds = new Map(candidates.map((index) => [index, 0]));
  for (const { concept, isRight } of steps) {
    for (const [index, weight] of isRight ? spread.below(concept) : spread.above(concept)) {
      const before = odds.get(index);
      if (before !== undefined) odds.set(index, before + weight * (isRight ? RIGHT : WRONG));
    }
  }
  return odds;
}

/**
 * The concept that tells most about the unsettled ones, whether the response is right or wrong. If there are many, only
 * some are compared, at equal distances in learning order.
 */
function findMostTelling(
  askable: readonly number[],
  unsettled: ReadonlySet<number>,
  { below, above }: Spread,
): number | undefined {
  const count = (weights: Weights) =>
    [...weights].reduce((sum, [index, weight]) => sum + (unsettled.has(index) ? weight : 0), 0);
  let best: number | undefined;
  let most = 0;
  const distance = Math.ceil(askable.length / MOST_COMPARED);
  for (const index of askable.filter((_, place) => place % distance === 0)) {
    const told = Math.min(count(below(index)), count(above(index)));
    if (told > most) [best, most] = [index, told];
  }
  return best;
}
