// SPDX-License-Identifier: MIT
// A store that keeps events in memory only. Tests use it in place of local storage.

import type { Json } from "../core/json.ts";
import { type EventDraft, findTimeLimit, type LearnerEvent } from "../core/learner-event.ts";
import { ChangeNotifier } from "./change-notifier.ts";
import type { ChangeOrigin, Environment, EventStore } from "./event-store.ts";
import { completeDrafts, EMPTY_RECORD, findLatest, selectNew } from "./record/learner-record.ts";
import { concerns } from "./record/segment-storage.ts";

/** Keeps events in memory only. */
export class MemoryStore implements EventStore {
  readonly #environment: Environment;
  readonly #notifier = new ChangeNotifier();
  #record = EMPTY_RECORD;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  read(): readonly Json[] {
    return this.#record.events;
  }

  readSubjects(subjects: readonly string[]): readonly Json[] {
    return this.read().filter((event) => concerns(event, subjects));
  }

  count(): number {
    return this.read().length;
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = completeDrafts(
      this.#environment,
      findLatest(this.read(), findTimeLimit(this.now())),
      drafts,
    );
    this.merge(events);
    return events;
  }

  merge(events: readonly Json[]): true {
    const added = selectNew(this.read(), events);
    if (added.length > 0) this.#record = { ...this.#record, events: [...this.read(), ...added] };
    this.#notifier.notify("this-tab");
    return true;
  }

  toText(): string {
    return JSON.stringify(this.#record);
  }

  now(): string {
    return this.#environment.now();
  }

  readSetAside(): readonly [] {
    return [];
  }

  takeNotices(): readonly [] {
    return [];
  }

  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#notifier.subscribe(listener, signal);
  }
}
