// SPDX-License-Identifier: MIT
// The entries of a learner record, and what they must hold to be believed. Separate from reduce(), since
// the store writes them without knowing what follows from them.

import { isObject, type Json, type JsonObject } from "./json.ts";

/** One entry of the append-only log. */
export interface LearnerEvent extends JsonObject {
  /** Random, made in store/; records merge by it. */
  readonly id: string;
  /** `attempt`, `rating`, `mark` or `reset`; others are kept and passed over. */
  readonly type: string;
  /** UTC, ISO 8601 with milliseconds: such texts sort by time. */
  readonly at: string;
  /** `question:ID`, `concept:ID` or `site`. */
  readonly subject: string;
}

/** An event before the store has given it an id and a time. */
export interface EventDraft extends JsonObject {
  readonly type: string;
  readonly subject: string;
}

/** A learner's response to a question. */
export interface AttemptEvent extends LearnerEvent {
  readonly type: "attempt";
  /** What was given, in item ids; its shape belongs to the question's type. */
  readonly response: Json;
  /** 0 to 1. */
  readonly score: number;
  /** How many hints had been opened. */
  readonly hints?: number;
  /** `sure` or `unsure`, where the learner said so before checking. */
  readonly confidence?: string;
}

/** Whether a stored value can be placed in the log; anything else is kept, but means nothing. */
export function isEvent(value: Json): value is LearnerEvent {
  return isObject(value) && ["id", "type", "at", "subject"].every((name) => typeof value[name] === "string");
}

/** Whether an event is an attempt that can be counted. */
export function isAttempt(event: LearnerEvent): event is AttemptEvent {
  const score = event["score"];
  const isScored = typeof score === "number" && score >= 0 && score <= 1;
  return event.type === "attempt" && isScored && event["response"] !== undefined;
}

/** Whether an event may be taken from a file: an attempt must be one that can be counted. */
export function isSound(value: Json): value is LearnerEvent {
  return isEvent(value) && (value.type !== "attempt" || isAttempt(value));
}

/** The latest time that is believed at a time: a clock may be ahead by a day, and not by more. */
export function findLimit(now: string): string {
  return new Date(Date.parse(now) + 86_400_000).toISOString();
}

/** Whether an event's time is a plain UTC date, and not later than the limit. */
export function isTimed({ at }: LearnerEvent, limit: string): boolean {
  const isPlain = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(at);
  return isPlain && at <= limit && !Number.isNaN(Date.parse(at));
}
