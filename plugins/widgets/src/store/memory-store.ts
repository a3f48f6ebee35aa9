// SPDX-License-Identifier: MIT
// A store that keeps events in memory only. Tests use it in place of local storage.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";
import { ChangeNotifier } from "./change-notifier.ts";
import type { ChangeOrigin, Environment, EventStore } from "./event-store.ts";
import { addEvents, completeDrafts, EMPTY_RECORD } from "./learner-record.ts";

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

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = completeDrafts(this.#environment, this.read(), drafts);
    this.merge(events);
    return events;
  }

  merge(events: readonly Json[]): void {
    this.#record = addEvents(this.#record, events);
    this.#notifier.notify("this-tab");
  }

  toText(): string {
    return JSON.stringify(this.#record);
  }

  now(): string {
    return this.#environment.now();
  }

  takeNotices(): readonly [] {
    return [];
  }

  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#notifier.subscribe(listener, signal);
  }
}
