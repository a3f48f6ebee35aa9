// SPDX-License-Identifier: MIT
// The site's graph as the learner layer needs it: concepts in learning order, with prerequisites and questions.

/** A question, or the questions of one case, which are asked together. */
export interface QuestionGroup {
  /** The keys of each question: that of its id first, then those of its former ids. See `readHistory`. */
  readonly questions: readonly (readonly string[])[];
}

/** One concept of the course. Other concepts refer to it by its index in learning order. */
export interface Concept {
  readonly id: string;
  readonly title: string;
  /** The path of its page, relative to the root of the site. */
  readonly path: string;
  /** The index of its chapter; -1 if it has none. */
  readonly chapter: number;
  /** The indexes of its direct prerequisites. */
  readonly before: readonly number[];
  /** What can be answered about it. Empty for a concept without questions. */
  readonly groups: readonly QuestionGroup[];
}

/** A course. */
export interface Course {
  /** The concepts in learning order. */
  readonly concepts: readonly Concept[];
  /** The titles of the chapters. */
  readonly chapters: readonly string[];
}

/** The direct dependents of each concept, by index. */
export function findDependents({ concepts }: Course): readonly (readonly number[])[] {
  const dependents: number[][] = concepts.map(() => []);
  concepts.forEach(({ before }, index) => {
    for (const prerequisite of before) dependents[prerequisite]?.push(index);
  });
  return dependents;
}

/** Everything that the goals need, direct or not, and the goals themselves, in learning order. */
export function findPath({ concepts }: Course, goals: Iterable<number>): readonly number[] {
  const found = new Set(goals);
  // A set that grows while it is read: each concept is visited once.
  for (const index of found) {
    for (const prerequisite of concepts[index]?.before ?? []) found.add(prerequisite);
  }
  return [...found].sort((a, b) => a - b);
}

/** The indexes of the concepts of each chapter, in learning order. A chapter also has those of the chapters below it. */
export function findChapterConcepts(
  concepts: readonly Pick<Concept, "chapter">[],
  chapters: readonly { readonly titles: readonly string[] }[],
): readonly (readonly number[])[] {
  const keys = new Map(chapters.map(({ titles }, index) => [JSON.stringify(titles), index]));
  const found = chapters.map((): number[] => []);
  concepts.forEach(({ chapter }, index) => {
    const titles = chapters[chapter]?.titles ?? [];
    for (let depth = titles.length; depth > 0; depth -= 1) {
      found[keys.get(JSON.stringify(titles.slice(0, depth))) ?? -1]?.push(index);
    }
  });
  return found;
}

/** Whether a concept has anything to answer. */
export function hasQuestions(concept: Concept | undefined): boolean {
  return concept !== undefined && concept.groups.length > 0;
}
