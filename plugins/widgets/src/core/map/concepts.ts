// SPDX-License-Identifier: MIT
// What the map knows of concepts, by their cells, and how far a reader has come with them.

import type { Day } from "../learner/day.ts";
import type { PageState } from "../learner/snapshot.ts";
import { isDue, isLearned, type StateName } from "../learner/state.ts";

/** A concept with a cell. */
export interface MapConcept {
  readonly title: string;
  readonly otherNames: readonly string[];
  /** The address of its page. */
  readonly address: string;
  /** The number of its questions. */
  readonly questions: number;
  /** The cells of what it builds on. */
  readonly before: readonly number[];
}

/** How a cell looks. */
export interface CellState {
  readonly name: StateName;
  readonly isDue: boolean;
  /** Not seen yet, and everything with questions that it builds on is learned. */
  readonly isReady: boolean;
}

/** What a page says of its cells in `data-facts`: the number of questions, and the distances back to prerequisites. */
export function readFacts(text: string): readonly Pick<MapConcept, "questions" | "before">[] {
  return text.split(" ").map((fact, cell) => {
    const [questions = 0, ...distances] = fact.split(",").map(Number);
    return { questions, before: distances.map((distance) => cell - distance) };
  });
}

/** The cells of what builds on each concept. */
export function findAfter(concepts: readonly MapConcept[]): readonly (readonly number[])[] {
  const after = concepts.map((): number[] => []);
  concepts.forEach(({ before }, cell) => {
    for (const other of before) after[other]?.push(cell);
  });
  return after;
}

/** How all cells look. A concept without questions is never ready, and keeps nothing from being ready. */
export function findCellStates(
  concepts: readonly MapConcept[],
  states: readonly (PageState | undefined)[],
  today: Day,
): readonly CellState[] {
  const isOpen = concepts.map(({ questions }, cell) => questions > 0 && !isLearned(states[cell]));
  return concepts.map(({ before }, cell) => {
    const state = states[cell];
    const name = state?.name ?? "unseen";
    const isReady = name === "unseen" && isOpen[cell] === true && !before.some((other) => isOpen[other]);
    return { name, isDue: isDue(state, today), isReady };
  });
}
