// SPDX-License-Identifier: MIT
// Computes the learner's progress from the event log. Progress is never stored: it is always computed, so
// that merged records and later improvements of this computation work.

import type { Json } from "./json.ts";
import {
  type AttemptEvent,
  hasCredibleTime,
  isAttempt,
  isEvent,
  type LearnerEvent,
  NO_LIMIT,
} from "./learner-event.ts";

/** What the log says about one subject. */
export interface Progress {
  /** All attempts, in order. */
  readonly attempts: readonly AttemptEvent[];
  /** The latest attempt. */
  readonly last: AttemptEvent;
  /** How many of the latest attempts in a row scored less than 1. */
  readonly wrongInRow: number;
}

/** The progress of every attempted subject (`question:ID`). For the limit, see `findTimeLimit`. */
export function reduce(log: readonly Json[], limit = NO_LIMIT): ReadonlyMap<string, Progress> {
  const events = sortEvents(log, limit);
  const progress = new Map<string, Progress & { readonly attempts: AttemptEvent[] }>();
  for (const last of removeHiddenEvents(events).filter(isAttempt)) {
    const before = progress.get(last.subject) ?? { attempts: [] as AttemptEvent[], wrongInRow: 0 };
    const { attempts, wrongInRow } = before;
    // Not a new list for each attempt, which would take long.
    attempts.push(last);
    progress.set(last.subject, { attempts, last, wrongInRow: last.score < 1 ? wrongInRow + 1 : 0 });
  }
  return progress;
}

/**
 * The valid events of a log, each once, sorted by time and then by id, so that the order of a merge does not
 * matter. Events without a credible time come first; otherwise one in the far future would stay the latest.
 * An attempt that another one completes is left out.
 */
export function sortEvents(log: readonly Json[], limit = NO_LIMIT): readonly LearnerEvent[] {
  const byId = new Map(log.filter(isEvent).map((event) => [event.id, event]));
  for (const { completes, subject } of [...byId.values()].filter(isAttempt)) {
    const completed = byId.get(completes ?? "");
    if (completed && isAttempt(completed) && completed.subject === subject) byId.delete(completed.id);
  }
  const timed = [...byId.values()].map((event) => ({
    event,
    at: hasCredibleTime(event, limit) ? event.at : "",
  }));
  timed.sort((a, b) => compare(a.at, b.at) || compare(a.event.id, b.event.id));
  return timed.map(({ event }) => event);
}

/** A text that differs whenever the stored progress does. */
export function identifyState(progress: Progress | undefined): string {
  return progress ? `${progress.last.id} ${progress.wrongInRow}` : "";
}

/** The events that are not hidden by a later reset of their subject or of the whole site. */
export function removeHiddenEvents(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  const resets = events.filter((event) => event.type === "reset");
  const undone = new Set(resets.map((event) => event["undoes"]));
  const hiddenBefore = new Map<string, number>();
  events.forEach((event, index) => {
    const isInForce = event.type === "reset" && event["undoes"] === undefined && !undone.has(event.id);
    if (isInForce) hiddenBefore.set(event.subject, index);
  });
  const site = hiddenBefore.get("site") ?? -1;
  return events.filter((event, index) => index > Math.max(site, hiddenBefore.get(event.subject) ?? -1));
}

// By code unit and not by locale, so that all browsers agree.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
