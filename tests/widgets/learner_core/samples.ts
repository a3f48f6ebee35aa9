// SPDX-License-Identifier: MIT
// Courses, events and seeded random numbers for the tests of the learner layer.

import type { Course } from "../../../plugins/widgets/src/core/learner/course.ts";
import { findQuestionKey, type SiteGraph } from "../../../plugins/widgets/src/core/learner/graph-file.ts";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import { createScheduler } from "../../../plugins/widgets/src/core/learner/memory.ts";
import { type ConceptState, computeStates } from "../../../plugins/widgets/src/core/learner/state.ts";

export const LIMIT = "2100-01-01T00:00:00.000Z";
export const SALT = 7;
export const SCHEDULER = createScheduler();

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below the limit. */
export const pickNumber = (random: () => number, limit: number) => Math.floor(random() * limit);

export function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values.map((value) => ({ value, key: random() })).sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** A course from the prerequisites of each concept and its number of questions: `c0` has the questions `c0-0`, … */
export function makeCourse(before: readonly (readonly number[])[], questions: number | readonly number[] = 1): Course {
  const concepts = before.map((own, index) => {
    const count = typeof questions === "number" ? questions : (questions[index] ?? 0);
    const groups = Array.from({ length: count }, (_, n) => ({ questions: [[`c${index}-${n}`]] }));
    return { id: `c${index}`, title: `Concept ${index}`, path: `c${index}/`, chapter: -1, before: own, groups };
  });
  return { concepts, chapters: [] };
}

/** A site graph of a course, in which each third concept is in the second of two chapters. */
export function makeGraph(course: Course): SiteGraph {
  const concepts = course.concepts.map((concept, index) => ({
    ...concept,
    chapter: index % 3 === 0 ? 1 : 0,
    groups: concept.groups.map(({ questions }) => ({
      questions: questions.map((ids) => ids.map((id) => findQuestionKey(id, SALT))),
    })),
  }));
  const chapterPages = ["a", "b"].map((name) => ({ titles: ["Course", name], path: `tags/${name}/` }));
  return { concepts, chapters: ["a", "b"], chapterPages, salt: SALT, retention: 0.9, dayEndsAt: 4 };
}

/** The prerequisites of a random course: each concept builds on up to three earlier ones. */
export function makeRandomGraph(size: number, random: () => number): number[][] {
  return Array.from({ length: size }, (_, index) => {
    const picked = Array.from({ length: pickNumber(random, 4) }, () => pickNumber(random, Math.max(1, index)));
    return [...new Set(picked)].filter((other) => other < index);
  });
}

let count = 0;

/** The time of a day from 2026-01-01 (day 0) on. */
export const at = (day: number, time = "12:00:00") =>
  `${new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)}T${time}.000Z`;

/** The number of that day since 1970. */
export const dayOf = (day: number) => Date.UTC(2026, 0, 1 + day) / 86_400_000;

/** An event with an id of its own, later than those before it if the time is the same. */
export function event(type: string, subject: string, time: string, more: object = {}) {
  return { id: `e${String(count++).padStart(6, "0")}`, type, at: time, subject, ...more };
}

export function attempt(question: string, time: string, score: number, more: object = {}) {
  return event("attempt", `question:${question}`, time, { response: ["x"], score, hints: 0, ...more });
}

export type Event = ReturnType<typeof event>;

export function statesOf(course: Course, log: readonly Event[]): readonly ConceptState[] {
  return computeStates(course, readHistory(log, LIMIT), SCHEDULER);
}
