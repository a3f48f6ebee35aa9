// SPDX-License-Identifier: MIT
// What the elements ask of a place that remembers: read the log, add to it, and own up to trouble.
// Separate, so that tests and browsers without storage use a twin that only remembers in memory.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";

/** What a reader must be told: nothing is saved, or an unreadable record was put aside. */
export type Notice = "not-saved" | "kept-aside";

/** Where a change of the record was made: on this page, or in another tab. */
export type ChangeOrigin = "here" | "elsewhere";

/** Remembers a learner's events. */
export interface EventStore {
  /** Everything remembered, in no certain order; the same list as before, if nothing has changed. */
  read(): readonly Json[];
  /** Remembers more events, with an id and the present time each, and gives them back. */
  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[];
  /** Remembers the events of another record, those that it does not hold yet. */
  merge(events: readonly Json[]): void;
  /** The whole record, as a text that `parseRecord` reads. */
  toText(): string;
  /** The present time. */
  now(): string;
  /** What the reader has not been told yet; each notice is given once. */
  takeNotices(): readonly Notice[];
  /** Calls `look` after each change, once the change is through. */
  watch(look: (origin: ChangeOrigin) => void, signal: AbortSignal): void;
}

/** What a store takes from the world around it. */
export interface Environment {
  /** The present time, in UTC, ISO 8601 with milliseconds. */
  now(): string;
  /** A new random id. */
  randomId(): string;
}
