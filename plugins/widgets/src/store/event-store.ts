// SPDX-License-Identifier: MIT
// The interface of a store for learner events. The elements depend on it and not on local storage, so that
// tests can use a store in memory.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";

/** What the reader must be told: progress is not saved, or an unreadable record was set aside. */
export type Notice = "not-saved" | "set-aside";

/** Where a change was made. */
export type ChangeOrigin = "this-tab" | "other-tab";

/** Stores a learner's events. */
export interface EventStore {
  /** All entries, in any order. Returns the same list until something changes. */
  read(): readonly Json[];
  /**
   * The entries of some subjects, and all resets: everything that the progress on these subjects depends on. Much
   * faster than reading all entries of a long record.
   */
  readSubjects(subjects: readonly string[]): readonly Json[];
  /** About how many entries there are. */
  count(): number;
  /** Gives each draft an id and the current time, stores the events and returns them. */
  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[];
  /**
   * Adds the events of another record that are not in this one yet. If the storage is too small for them, changes
   * nothing and returns false.
   */
  merge(events: readonly Json[]): boolean;
  /** The whole record as JSON text, for `parseRecord`. */
  toText(): string;
  /** The current time. */
  now(): string;
  /** The stored texts that could not be read and were set aside. */
  readSetAside(): readonly string[];
  /** The notices that the reader has not seen yet. Each notice is given once. */
  takeNotices(): readonly Notice[];
  /** Calls the listener after each change. */
  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void;
}

/** What a store needs from the browser. */
export interface Environment {
  /** The current time, in UTC, ISO 8601 with milliseconds. */
  now(): string;
  /** How many minutes the local time is ahead of UTC. */
  offset(): number;
  /** A new random id. */
  randomId(): string;
  /** Runs an action unless another tab is running one of the same name. May do so later, or not at all. */
  runAlone(name: string, action: () => void): void;
}
