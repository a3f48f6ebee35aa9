// SPDX-License-Identifier: MIT
// Which concepts a learner is ready for, best first. Nothing is ever locked: this is advice.

import { type Course, findPath, hasQuestions } from "./course.ts";
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
  const { concepts } = course;
  const isOpen = concepts.map((concept, index) => hasQuestions(concept) && !isLearned(states[index]));
  const missing = concepts.map(({ before }) => before.filter((index) => isOpen[index]));
  const opened = countOpened(missing.filter((_, index) => isOpen[index]));
  const path = new Set(findPath(course, goals));
  const ready = concepts.flatMap((_, index) =>
    isOpen[index] && missing[index]?.length === 0 ? [index] : [],
  );
  // Sorting is stable: what ranks the same stays in learning order.
  return ready
    .map((index) => ({
      index,
      onPath: Number(path.has(index)),
      begun: Number(states[index]?.name === "learning"),
      opened: opened.get(index) ?? 0,
    }))
    .sort((a, b) => b.onPath - a.onPath || b.begun - a.begun || b.opened - a.opened)
    .map(({ index }) => index);
}

/** How many concepts each one would make ready: those that miss it and nothing else. */
function countOpened(missing: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const opened = new Map<number, number>();
  for (const indexes of missing) {
    const [only] = indexes;
    if (only !== undefined && indexes.length === 1) opened.set(only, (opened.get(only) ?? 0) + 1);
  }
  return opened;
}
