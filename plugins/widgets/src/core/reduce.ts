// SPDX-License-Identifier: MIT
// Turns the event log into what is known of each question. Separate from the store: state is never
// stored, only computed, so that it can be computed better later, and from a merged record.

import type { Json } from "./json.ts";
import { type AttemptEvent, isAttempt, isEvent, isTimed, type LearnerEvent } from "./learner-event.ts";

/** What the log says of one subject. */
export interface Progress {
  /** How often it was attempted. */
  readonly attempts: number;
  /** The latest attempt. */
  readonly last: AttemptEvent;
  /** How many of the latest attempts in a row were not fully right. */
  readonly wrongInRow: number;
}

// Later than every time of four-digit years.
const NO_LIMIT = "9999-12-31T23:59:59.999Z";

/**
 * The progress of every attempted subject, by its name (`question:ID`). A time beyond the limit is not
 * believed (see `findLimit`).
 */
export function reduce(log: readonly Json[], limit = NO_LIMIT): ReadonlyMap<string, Progress> {
  const events = sortEvents(log, limit);
  const progress = new Map<string, Progress>();
  for (const event of hideReset(events)) {
    if (isAttempt(event)) progress.set(event.subject, count(progress.get(event.subject), event));
  }
  return progress;
}

/**
 * The readable events of a log, each once, by time and then by id, so that every merge reads the same. One
 * whose time is not believed comes first: else nothing that the learner does could ever come after it.
 */
export function sortEvents(log: readonly Json[], limit = NO_LIMIT): readonly LearnerEvent[] {
  const byId = new Map(log.filter(isEvent).map((event) => [event.id, event]));
  const timed = [...byId.values()].map((event) => ({ event, at: isTimed(event, limit) ? event.at : "" }));
  timed.sort((a, b) => compare(a.at, b.at) || compare(a.event.id, b.event.id));
  return timed.map(({ event }) => event);
}

function count(before: Progress | undefined, last: AttemptEvent): Progress {
  return {
    attempts: (before?.attempts ?? 0) + 1,
    last,
    wrongInRow: last.score < 1 ? (before?.wrongInRow ?? 0) + 1 : 0,
  };
}

/** The events that no standing reset of their subject, or of the whole site, comes after. */
function hideReset(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  const resets = events.filter((event) => event.type === "reset");
  const undone = new Set(resets.map((event) => event["undoes"]));
  const hiddenBefore = new Map<string, number>();
  events.forEach((event, place) => {
    const stands = event.type === "reset" && event["undoes"] === undefined && !undone.has(event.id);
    if (stands) hiddenBefore.set(event.subject, place);
  });
  const site = hiddenBefore.get("site") ?? -1;
  return events.filter((event, place) => place > Math.max(site, hiddenBefore.get(event.subject) ?? -1));
}

// By code unit, not by locale: two browsers must agree.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
