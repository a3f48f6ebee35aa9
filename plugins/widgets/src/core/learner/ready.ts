// SPDX-License-Identifier: MIT
// Which concepts a learner may go on with, best first: those that are begun, and those that are ready to learn. Nothing is ever locked: this is advice.

import { type Course, findPath, hasQuestions } from "./course.ts";
import { type ConceptState, isLearned, isWaiting } from "./state.ts";

/** A concept that a learner may go on with. */
export interface RankedConcept {
  /** The index of the concept. */
  readonly index: number;
  /** How many concepts it would make ready: those that miss it and nothing else. */
  readonly opens: number;
}

/** The indexes of the concepts that are ready to learn, best first: nothing of them is begun. */
export function findReady(
  course: Course,
  states: readonly ConceptState[],
  goals: Iterable<number>,
): readonly number[] {
  return findNext(course, states, goals).filter((index) => states[index]?.name === "unseen");
}

/** The indexes of the concepts to go on with, begun or not, best first. `goals` are indexes of concepts. */
export function findNext(
  course: Course,
  states: readonly ConceptState[],
  goals: Iterable<number>,
): readonly number[] {
  return rankNext(course, states, goals).map(({ index }) => index);
}

/**
 * The concepts to go on with, best first: all that they build on is learned. Those that only wait for another day come last. A concept without questions is left out: reading it changes
 * nothing, so it would stay in the list until it is marked by hand.
 */
export function rankNext(
  course: Course,
  states: readonly ConceptState[],
  goals: Iterable<number>,
): readonly RankedConcept[] {
  const missing = findMissing(course, states);
  const opened = countOnly(missing);
  const path = new Set(findPath(course, goals));
  const ready = missing.flatMap((indexes, index) => (indexes?.length === 0 ? [index] : []));
  // Sorting is stable: what ranks the same stays in learning order.
  return ready
    .map((index) => ({
      index,
      isWaiting: Number(isWaiting(states[index])),
      onPath: Number(path.has(index)),
      begun: Number(states[index]?.name === "learning"),
      opens: opened.get(index) ?? 0,
    }))
    .sort(
      (a, b) => a.isWaiting - b.isWaiting || b.onPath - a.onPath || b.begun - a.begun || b.opens - a.opens,
    );
}

/** The prerequisites that are left for each concept, or undefined for a concept that is not left itself. */
function findMissing(
  { concepts }: Course,
  states: readonly ConceptState[],
): readonly (readonly number[] | undefined)[] {
  const isOpen = concepts.map((concept, index) => hasQuestions(concept) && !isLearned(states[index]));
  return concepts.map(({ before }, index) =>
    isOpen[index] ? before.filter((other) => isOpen[other]) : undefined,
  );
}

function countOnly(missing: readonly (readonly number[] | undefined)[]): ReadonlyMap<number, number> {
  const opened = new Map<number, number>();
  for (const indexes of missing) {
    const [only] = indexes ?? [];
    if (only !== undefined && indexes?.length === 1) opened.set(only, (opened.get(only) ?? 0) + 1);
  }
  return opened;
}
