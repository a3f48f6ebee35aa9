// SPDX-License-Identifier: MIT
// A review session: which concepts, in which order, and which questions of each. A session is planned again after
// each response, so everything here is a function of the record.

import { type Concept, type Course, hasQuestions, type QuestionGroup } from "./course.ts";
import type { History } from "./history.ts";
import type { Learner } from "./learner.ts";
import { isDue } from "./state.ts";

/** What is asked at one place of a session. */
export interface SessionItem {
  /** The index of the concept. */
  readonly concept: number;
  /** One question, or all questions of a case. */
  readonly group: QuestionGroup;
}

/** How many concepts a session has before the learner asks for more. */
export const SESSION_LENGTH = 10;
const MOST_JOINING = 2;

/** The indexes of the due concepts that have questions, the one most likely forgotten first. */
export function findDueConcepts(learner: Learner): readonly number[] {
  const { course, states, today } = learner;
  const due = states.flatMap((state, index) => (isDue(state, today) ? [index] : []));
  return sortByRecall(
    due.filter((index) => hasQuestions(course.concepts[index])),
    learner,
  );
}

/** A session of at most ten concepts. No question is asked twice, though it may belong to several concepts. */
export function planSession(learner: Learner): readonly SessionItem[] {
  const { course, history } = learner;
  const asked = new Set<string>();
  const items: SessionItem[] = [];
  for (const concept of findDueConcepts(learner)) {
    const group = items.length < SESSION_LENGTH && pickGroup(course.concepts[concept], history, asked);
    if (!group) continue;
    for (const key of group.questions.flat()) asked.add(key);
    items.push({ concept, group });
  }
  return orderSession(course, items);
}

/** What of a concept was asked longest ago, or never. What is in `asked` is left out. */
export function pickGroup(
  concept: Concept | undefined,
  { attempts }: History,
  asked: ReadonlySet<string> = new Set(),
): QuestionGroup | undefined {
  let picked: QuestionGroup | undefined;
  let oldest = Number.POSITIVE_INFINITY;
  for (const group of concept?.groups ?? []) {
    const keys = group.questions.flat();
    const latest = Math.max(...keys.map((key) => attempts.get(key)?.at(-1)?.position ?? -1));
    if (latest < oldest && !keys.some((key) => asked.has(key))) [picked, oldest] = [group, latest];
  }
  return picked;
}

/**
 * The prerequisites that join the session after a wrong response: at most two, those most likely forgotten. Concepts
 * that were never reviewed, were reviewed today or are in the session already do not join.
 */
export function findJoining(
  learner: Learner,
  concept: number,
  session: ReadonlySet<number>,
): readonly number[] {
  const { course, states, today } = learner;
  const candidates = (course.concepts[concept]?.before ?? []).filter((index) => {
    const memory = states[index]?.memory;
    return memory && memory.day < today && !session.has(index) && hasQuestions(course.concepts[index]);
  });
  return sortByRecall(candidates, learner).slice(0, MOST_JOINING);
}

/** The same items: after a concept rather one that is confused with it, so that the two are told apart. */
function orderSession(course: Course, items: readonly SessionItem[]): readonly SessionItem[] {
  const left = [...items];
  const ordered: SessionItem[] = [];
  while (left.length > 0) {
    const last = ordered.at(-1);
    const related = left.findIndex(({ concept }) => last && areRelated(course, last.concept, concept));
    ordered.push(...left.splice(Math.max(0, related), 1));
  }
  return ordered;
}

// Concepts are related if they share a direct prerequisite.
function areRelated({ concepts }: Course, a: number, b: number): boolean {
  return concepts[a]?.before.some((index) => concepts[b]?.before.includes(index)) ?? false;
}

function sortByRecall(indexes: readonly number[], { states, scheduler, today }: Learner): readonly number[] {
  const findRecall = (index: number) => {
    const memory = states[index]?.memory;
    return memory ? scheduler.findRecall(memory, today) : 1;
  };
  return indexes
    .map((index) => ({ index, recall: findRecall(index) }))
    .sort((a, b) => a.recall - b.recall)
    .map(({ index }) => index);
}
