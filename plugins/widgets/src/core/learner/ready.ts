// SPDX-License-Identifier: MIT
// Which concepts a learner is ready for, best first. Nothing is ever locked: this is advice.

import { type Course, findDependents, findPath, hasQuestions } from "./course.ts";
import { type ConceptState, isLearned } from "./state.ts";

/**
 * The indexes of the concepts that are ready to learn, ranked. `goals` are indexes of concepts. A concept without
 * questions is left out: reading it changes nothing, so it would stay in the list until it is marked by hand.
 */
export function findReady(
  course: Course,
  states: readonly ConceptState[],
  goals: Iterable<number>,
): readonly number[] {
  const isOpen = course.concepts.map((concept, index) => hasQuestions(concept) && !isLearned(states[index]));
  const missing = course.concepts.map(({ before }) => before.filter((index) => isOpen[index]).length);
  const dependents = findDependents(course);
  const path = new Set(findPath(course, goals));
  // What a ready concept opens misses that concept and nothing else.
  const countOpened = (index: number) =>
    dependents[index]?.filter((other) => isOpen[other] && missing[other] === 1).length ?? 0;
  const ready = missing.flatMap((count, index) => (count === 0 && isOpen[index] ? [index] : []));
  return ready
    .map((index) => ({
      index,
      onPath: Number(path.has(index)),
      begun: Number(states[index]?.name === "learning"),
      opened: countOpened(index),
    }))
    .sort((a, b) => b.onPath - a.onPath || b.begun - a.begun || b.opened - a.opened || a.index - b.index)
    .map(({ index }) => index);
}
