// SPDX-License-Identifier: MIT
// What a learner record says about each question and concept, before any state is computed: counted attempts,
// marks and goals. It depends on the events alone, not on their order in the log or on the course.

import type { Json } from "../json.ts";
import { type AttemptEvent, hasCredibleTime, isAttempt, type LearnerEvent } from "../learner-event.ts";
import { removeHiddenEvents, sortEvents } from "../reduce.ts";
import { DAY_ENDS_AT, type Day, findEventDay } from "./day.ts";

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
  /** How many events it was read from. */
  readonly length: number;
  /** The time of the latest one; empty if there is none. */
  readonly latest: string;
}

/** How events are read. */
export interface Reading {
  /** The latest credible time, see `findTimeLimit`: an event without a credible time has no day, so it is left out. */
  readonly limit: string;
  /** Turns the id of a question into the key that the course knows it by. */
  readonly toKey: (id: string) => string;
  /** The hour at which a day ends. */
  readonly dayEndsAt: number;
}

/** The history in a log. */
export function readHistory(
  log: readonly Json[],
  limit: string,
  toKey: Reading["toKey"] = (id) => id,
  dayEndsAt = DAY_ENDS_AT,
): History {
  const events = removeHiddenEvents(sortEvents(log, limit));
  // Those without a credible time come first.
  const begin = events.findIndex((event) => hasCredibleTime(event, limit));
  return addEvents(NOTHING, begin < 0 ? [] : events.slice(begin), { limit, toKey, dayEndsAt });
}

/**
 * The history with new events, which are not in it yet, or undefined if it has to be read again from the whole log:
 * a reset hides older events, and so does an attempt that completes another one.
 */
export function extendHistory(
  history: History,
  events: readonly LearnerEvent[],
  reading: Reading,
): History | undefined {
  let { latest } = history;
  for (const event of events) {
    const isLater = hasCredibleTime(event, reading.limit) && event.at > latest;
    if (!isLater || event.type === "reset" || event["completes"] !== undefined) return undefined;
    latest = event.at;
  }
  return addEvents(history, events, reading);
}

const NOTHING: History = {
  attempts: new Map(),
  marks: new Map(),
  goals: new Set(),
  length: 0,
  latest: "",
};

/** Adds events that are later than those of the history, in order of time. */
function addEvents(history: History, events: readonly LearnerEvent[], reading: Reading): History {
  const attempts = new Map(history.attempts);
  const marks = new Map(history.marks);
  const goals = new Set(history.goals);
  events.forEach((event, index) => {
    const position = history.length + index;
    const question = findId(event, "question:");
    const concept = findId(event, "concept:");
    const counted = { day: findEventDay(event, reading.dayEndsAt), position };
    if (question !== undefined && isAttempt(event)) {
      addAttempt(attempts, reading.toKey(question), { attempt: event, ...counted });
    }
    if (concept !== undefined && event.type === "mark") addMark(marks, concept, event, counted);
    if (concept !== undefined && event.type === "goal") changeGoal(goals, concept, event);
  });
  const length = history.length + events.length;
  return { attempts, marks, goals, length, latest: events.at(-1)?.at ?? history.latest };
}

function findId({ subject }: LearnerEvent, prefix: string): string | undefined {
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;
}

function addAttempt(
  attempts: Map<string, readonly CountedAttempt[]>,
  key: string,
  counted: CountedAttempt,
): void {
  const earlier = attempts.get(key) ?? [];
  if (!earlier.some(({ day }) => day === counted.day)) attempts.set(key, [...earlier, counted]);
}

function addMark(
  marks: Map<string, Mark>,
  id: string,
  event: LearnerEvent,
  when: Pick<Mark, "day" | "position">,
): void {
  const { value } = event;
  if (value !== "known" && value !== "learning" && value !== "none") return;
  marks.set(id, { value, by: event["by"] === "placement" ? "placement" : "hand", ...when });
}

function changeGoal(goals: Set<string>, id: string, { value }: LearnerEvent): void {
  if (value === true) goals.add(id);
  if (value === false) goals.delete(id);
}
