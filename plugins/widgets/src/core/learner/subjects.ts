// SPDX-License-Identifier: MIT
// Finds what has to be reset so that concepts are at their beginning again.

import type { Concept } from "./course.ts";

/**
 * The subjects of a record that belong to some concepts: those of their marks and goals, and of their attempted
 * questions. `toKey` turns the id of a question into the key that the course knows it by.
 */
export function findConceptSubjects(
  concepts: readonly Concept[],
  attempted: Iterable<string>,
  toKey: (id: string) => string = (id) => id,
): readonly string[] {
  const keys = new Set(concepts.flatMap(({ groups }) => groups.flatMap(({ questions }) => questions.flat())));
  const questions = [...attempted].filter((subject) => {
    const [, id] = /^question:(.*)$/s.exec(subject) ?? [];
    return id !== undefined && keys.has(toKey(id));
  });
  return [...questions, ...concepts.map(({ id }) => `concept:${id}`)];
}
