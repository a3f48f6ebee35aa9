// SPDX-License-Identifier: MIT
// What the elements ask of a place that remembers: read the log, add to it, and own up to trouble.
// Separate, so that tests and browsers without storage use a twin that only remembers in memory.

import type { EventDraft } from "../core/event.ts";
import type { Json } from "../core/json.ts";

/** What a reader must be told: nothing is saved, or an unreadable record was put aside. */
export type Notice = "not-saved" | "kept-aside";

/** Remembers a learner's events. */
export interface RecordStore {
  /** Everything remembered, in no certain order. */
  read(): readonly Json[];
  /** Remembers one more event, with an id and the present time. */
  append(draft: EventDraft): void;
  /** What the reader has not been told yet; each notice is given once. */
  takeNotices(): readonly Notice[];
}

/** What a store takes from the world around it. */
export interface World {
  /** The present time, in UTC, ISO 8601 with milliseconds. */
  now(): string;
  /** A new random id. */
  randomId(): string;
}
