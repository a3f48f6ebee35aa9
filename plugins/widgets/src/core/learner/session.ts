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

/** What a session has behind it, and what was added to it. Concepts are indexes of the course. */
export interface SessionState {
  /** The concepts that were asked about, in order. */
  readonly asked: readonly number[];
  /** The prerequisites that joined the session after wrong responses. */
  readonly joined: readonly number[];
  /** The keys of the questions that are not to be asked: they were asked, or cannot be. */
  readonly left: ReadonlySet<string>;
}

const BEGINNING: SessionState = { asked: [], joined: [], left: new Set() };

/**
 * What is left of a session of at most ten concepts, those that joined it not counted: these come next. No question is
 * asked twice, though it may belong to several concepts.
 */
export function planSession(
  learner: Learner,
  { asked, joined, left }: SessionState = BEGINNING,
): readonly SessionItem[] {
  const { course } = learner;
  const isKnown = new Set([...asked, ...joined]);
  const room = SESSION_LENGTH - asked.filter((index) => !joined.includes(index)).length;
  const used = new Set(left);
  const next = pickItems(
    joined.filter((index) => !asked.includes(index)),
    learner,
    used,
  );
  const due = findDueConcepts(learner).filter((index) => !isKnown.has(index));
  const later = pickItems(due, learner, used, room);
  return [...next, ...orderSession(course, later, next.at(-1)?.concept ?? asked.at(-1))];
}

/** What to ask about these concepts, as long as there is room. Adds the keys of the questions to those in use. */
function pickItems(
  concepts: readonly number[],
  { course, history }: Learner,
  used: Set<string>,
  room = Number.POSITIVE_INFINITY,
): readonly SessionItem[] {
  const items: SessionItem[] = [];
  for (const concept of concepts) {
    const group = items.length < room && pickGroup(course.concepts[concept], history, used);
    if (!group) continue;
    for (const key of group.questions.flat()) used.add(key);
    items.push({ concept, group });
  }
  return items;
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
function orderSession(
  course: Course,
  items: readonly SessionItem[],
  before: number | undefined,
): readonly SessionItem[] {
  const waiting = [...items];
  const ordered: SessionItem[] = [];
  while (waiting.length > 0) {
    const last = ordered.at(-1)?.concept ?? before;
    const related = waiting.findIndex(
      ({ concept }) => last !== undefined && areRelated(course, last, concept),
    );
    ordered.push(...waiting.splice(Math.max(0, related), 1));
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
