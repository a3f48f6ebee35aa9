// SPDX-License-Identifier: MIT
// What a learner record says about each question and concept, before any state is computed: counted attempts,
// marks and goals. It depends on the events alone, not on their order in the log or on the course.

import type { Json } from "../json.ts";
import { type AttemptEvent, hasCredibleTime, isAttempt, type LearnerEvent } from "../learner-event.ts";
import { removeHiddenEvents, sortEvents } from "../reduce.ts";
import { type Day, findEventDay } from "./day.ts";

/** The first attempt at a question on a day. Later ones that day are practice and count for nothing. */
export interface CountedAttempt {
  readonly attempt: AttemptEvent;
  readonly day: Day;
  /** Its position among all events, by time. */
  readonly position: number;
}

/** What a learner, or a placement, said about a concept. */
export interface Mark {
  readonly value: "known" | "learning" | "none";
  readonly by: "hand" | "placement";
  readonly day: Day;
  /** Its position among all events, by time. */
  readonly position: number;
}

/** A learner's record by subject. */
export interface History {
  /** The counted attempts at each question, oldest first, by the key of the question. */
  readonly attempts: ReadonlyMap<string, readonly CountedAttempt[]>;
  /** The latest mark of each concept, by concept id. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** The ids of the concepts that are goals, oldest first. */
  readonly goals: ReadonlySet<string>;
}

/**
 * The history in a log. `limit` is the latest credible time, see `findTimeLimit`: an event without a credible time
 * has no day, so it is left out. `toKey` turns the id of a question into the key that the course knows it by.
 */
export function readHistory(
  log: readonly Json[],
  limit: string,
  toKey: (id: string) => string = (id) => id,
): History {
  const attempts = new Map<string, CountedAttempt[]>();
  const marks = new Map<string, Mark>();
  const goals = new Set<string>();
  const events = removeHiddenEvents(sortEvents(log, limit));
  // Those without a credible time come first.
  const begin = events.findIndex((event) => hasCredibleTime(event, limit));
  events.slice(begin < 0 ? events.length : begin).forEach((event, position) => {
    const question = findId(event, "question:");
    const concept = findId(event, "concept:");
    if (question !== undefined && isAttempt(event)) addAttempt(attempts, toKey(question), event, position);
    if (concept !== undefined && event.type === "mark") addMark(marks, concept, event, position);
    if (concept !== undefined && event.type === "goal") changeGoal(goals, concept, event);
  });
  return { attempts, marks, goals };
}

function findId({ subject }: LearnerEvent, prefix: string): string | undefined {
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;
}

function addAttempt(
  attempts: Map<string, CountedAttempt[]>,
  key: string,
  attempt: AttemptEvent,
  position: number,
): void {
  const day = findEventDay(attempt);
  const counted = attempts.get(key) ?? [];
  if (counted.some((earlier) => earlier.day === day)) return;
  counted.push({ attempt, day, position });
  attempts.set(key, counted);
}

function addMark(marks: Map<string, Mark>, id: string, event: LearnerEvent, position: number): void {
  const { value } = event;
  if (value !== "known" && value !== "learning" && value !== "none") return;
  const by = event["by"] === "placement" ? "placement" : "hand";
  marks.set(id, { value, by, day: findEventDay(event), position });
}

function changeGoal(goals: Set<string>, id: string, { value }: LearnerEvent): void {
  if (value === true) goals.add(id);
  if (value === false) goals.delete(id);
}
