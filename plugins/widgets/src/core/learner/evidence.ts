// SPDX-License-Identifier: MIT
// How evidence about one concept spreads to others during a placement: what is right speaks for the concept and
// everything that it needs; what is wrong speaks against it and everything that needs it.

import { type Course, findDependents } from "./course.ts";

/** How strongly each concept is concerned, 0 to 1, by index. */
export type Weights = ReadonlyMap<number, number>;

/** The spread of evidence within one path. */
export interface Spread {
  /** The concept and all that it needs on the path. */
  readonly below: (concept: number) => Weights;
  /** The concept and all on the path that need it. */
  readonly above: (concept: number) => Weights;
}

/** The spread of evidence among the concepts of a path. Each step along the graph multiplies it by `fading`. */
export function findSpread(course: Course, path: readonly number[], fading: number): Spread {
  const isOnPath = new Set(path);
  const dependents = findDependents(course);
  const needed = (index: number) => course.concepts[index]?.before ?? [];
  const needing = (index: number) => (dependents[index] ?? []).filter((other) => isOnPath.has(other));
  return {
    below: memoize((concept) => spread(concept, needed, fading)),
    above: memoize((concept) => spread(concept, needing, fading)),
  };
}

/** Everything that can be reached from a concept, nearest first. */
function spread(start: number, next: (index: number) => readonly number[], fading: number): Weights {
  const weights = new Map([[start, 1]]);
  // A map that grows while it is read: each concept is visited once, by a shortest way.
  for (const [index, weight] of weights) {
    for (const other of next(index)) if (!weights.has(other)) weights.set(other, weight * fading);
  }
  return weights;
}

function memoize(find: (concept: number) => Weights): (concept: number) => Weights {
  const found = new Map<number, Weights>();
  return (concept) => {
    const weights = found.get(concept) ?? find(concept);
    found.set(concept, weights);
    return weights;
  };
}
