// SPDX-License-Identifier: MIT
// Reads the progress that `reduce` computes from a store's events: of a single subject, for the questions of a page,
// or of all subjects. What has been computed is kept, and after a change only what has changed is computed again.

import { isObject, type Json } from "../core/json.ts";
import { findTimeLimit, isEvent, type LearnerEvent } from "../core/learner-event.ts";
import { type Progress, reduce } from "../core/reduce.ts";
import type { EventStore } from "./event-store.ts";

type AllProgress = ReadonlyMap<string, Progress>;

const cache = new WeakMap<EventStore, { readonly log: readonly Json[]; readonly progress: AllProgress }>();

/** The progress of every attempted subject. Takes long if the record is long. */
export function readProgress(store: EventStore): AllProgress {
  const log = store.read();
  const before = cache.get(store);
  if (before?.log === log) return before.progress;
  const added = before && findAdded(before.log, log);
  const progress = added
    ? updateProgress(store, before.progress, added)
    : reduce(log, findTimeLimit(store.now()));
  cache.set(store, { log, progress });
  return progress;
}

/** The progress of the first of these subjects that was attempted. */
export function readSubjectProgress(store: EventStore, subjects: readonly string[]): Progress | undefined {
  const progress = reduce(store.readSubjects(subjects), findTimeLimit(store.now()));
  return progress.get(subjects.find((subject) => progress.has(subject)) ?? "");
}

/** The events after those of an earlier log, or undefined if they cannot be told apart or reset something. */
function findAdded(before: readonly Json[], log: readonly Json[]): readonly LearnerEvent[] | undefined {
  const added = log.slice(before.length);
  const isLonger = before.every((event, index) => event === log[index]);
  const hasReset = added.some((event) => isObject(event) && event["type"] === "reset");
  return isLonger && !hasReset ? added.filter(isEvent) : undefined;
}

function updateProgress(store: EventStore, before: AllProgress, added: readonly LearnerEvent[]): AllProgress {
  const progress = new Map(before);
  for (const subject of new Set(added.map((event) => event.subject))) {
    const changed = readSubjectProgress(store, [subject]);
    if (changed) progress.set(subject, changed);
  }
  return progress;
}
