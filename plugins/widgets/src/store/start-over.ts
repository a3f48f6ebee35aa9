// SPDX-License-Identifier: MIT
// Resets the progress of subjects. Nothing is deleted: a reset is an event, and undoing it is another. Resets that
// were made together share a `batch`, so that a later page can undo all of them at once.

import { asText, type Json } from "../core/json.ts";
import { findTimeLimit, type LearnerEvent } from "../core/learner-event.ts";
import { sortEvents } from "../core/reduce.ts";
import { randomId } from "./environment.ts";
import type { EventStore } from "./event-store.ts";

/** Resets that were made together and are in force. */
export interface Reset {
  /** When they were made, in UTC. */
  readonly at: string;
  /** What they have reset: `question:ID`, `concept:ID` or `site`. */
  readonly subjects: readonly string[];
  /** The id of the reset of each subject. */
  readonly ids: readonly string[];
}

/** Resets the subjects. Call the returned function to undo this. */
export function startOver(store: EventStore, subjects: readonly string[]): () => void {
  const batch = subjects.length > 1 ? { batch: randomId() } : {};
  const resets = store.append(...subjects.map((subject) => ({ type: "reset", subject, ...batch })));
  return () => undoReset(store, describeReset(resets));
}

/** The latest reset that is in force, which may be older than this page. */
export function findLastReset(store: EventStore): Reset | undefined {
  const resets = findResetsInForce(store.readSubjects([]), findTimeLimit(store.now()));
  const last = resets.at(-1);
  if (!last) return undefined;
  const batch = asText(last["batch"]);
  return describeReset(batch ? resets.filter((event) => event["batch"] === batch) : [last]);
}

/** Shows again what a reset has hidden. */
export function undoReset(store: EventStore, { subjects, ids }: Reset): void {
  store.append(
    ...ids.map((undoes, index) => ({ type: "reset", subject: subjects[index] ?? "site", undoes })),
  );
}

function findResetsInForce(log: readonly Json[], limit: string): readonly LearnerEvent[] {
  const resets = sortEvents(log, limit).filter((event) => event.type === "reset");
  const undone = new Set(resets.map((event) => event["undoes"]));
  return resets.filter((event) => event["undoes"] === undefined && !undone.has(event.id));
}

function describeReset(resets: readonly LearnerEvent[]): Reset {
  return {
    at: resets[0]?.at ?? "",
    subjects: resets.map(({ subject }) => subject),
    ids: resets.map(({ id }) => id),
  };
}
