// SPDX-License-Identifier: MIT
// The events of a learner record, and the checks that decide which of them are valid. Separate from
// `reduce`, because the store writes events without computing anything from them.

import { isObject, type Json, type JsonObject } from "./json.ts";

/** One event of the append-only log. */
export interface LearnerEvent extends JsonObject {
  /** A random id. Records are merged by it. */
  readonly id: string;
  /** `attempt`, `mark`, `goal` or `reset`. Other types are kept but ignored. */
  readonly type: string;
  /** UTC, ISO 8601 with milliseconds, so that texts sort by time. */
  readonly at: string;
  /** `question:ID`, `concept:ID` or `site`. */
  readonly subject: string;
}

/** An event before the store gives it an id and a time. */
export interface EventDraft extends JsonObject {
  readonly type: string;
  readonly subject: string;
}

/** A learner's response to a question. */
export interface AttemptEvent extends LearnerEvent {
  readonly type: "attempt";
  /** What the learner gave. Each type of question has its own shape. */
  readonly response: Json;
  /** 0 to 1. */
  readonly score: number;
  /** How many hints the learner had opened. */
  readonly hints?: number;
  /** `sure` or `unsure`, if the learner chose one before checking. */
  readonly confidence?: string;
  /** How many minutes the learner's local time was ahead of UTC. */
  readonly offset?: number;
  /** The concept on whose page it was answered, if the question has several. */
  readonly on?: string;
  /** The id of an attempt that this one replaces: the same response, now with its self-assessment. */
  readonly completes?: string;
}

/** The latest valid time of an event: no four-digit year is later. */
export const NO_LIMIT = "9999-12-31T23:59:59.999Z";

/** Whether a stored value is an event. Other values are kept but ignored. */
export function isEvent(value: Json): value is LearnerEvent {
  return isObject(value) && ["id", "type", "at", "subject"].every((name) => typeof value[name] === "string");
}

/** Whether an event is an attempt with a valid score and a response. */
export function isAttempt(event: LearnerEvent): event is AttemptEvent {
  const score = event["score"];
  const isScored = typeof score === "number" && score >= 0 && score <= 1;
  return event.type === "attempt" && isScored && event["response"] !== undefined;
}

/** Whether a value may be imported from a file: an event, and if an attempt, a valid one. */
export function isImportable(value: Json): value is LearnerEvent {
  return isEvent(value) && (value.type !== "attempt" || isAttempt(value));
}

/** The latest time that an event may have: one day from now, since clocks differ. */
export function findTimeLimit(now: string): string {
  return new Date(Date.parse(now) + 86_400_000).toISOString();
}

/** Whether an event's time is a valid UTC date and not later than the limit. */
export function hasCredibleTime({ at }: LearnerEvent, limit: string): boolean {
  const isPlain = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(at);
  return isPlain && at <= limit && !Number.isNaN(Date.parse(at));
}
