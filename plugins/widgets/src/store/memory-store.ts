// SPDX-License-Identifier: MIT
// A store that forgets when the page is left: the twin of the browser's storage for tests.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";
import { ChangeNotifier } from "./change-notifier.ts";
import type { ChangeOrigin, Environment, EventStore } from "./event-store.ts";
import { addEvents, completeDrafts, EMPTY_RECORD } from "./learner-record.ts";

/** Remembers events in memory only. */
export class MemoryStore implements EventStore {
  readonly #world: Environment;
  readonly #changes = new ChangeNotifier();
  #record = EMPTY_RECORD;

  constructor(world: Environment) {
    this.#world = world;
  }

  read(): readonly Json[] {
    return this.#record.events;
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = completeDrafts(this.#world, this.read(), drafts);
    this.merge(events);
    return events;
  }

  merge(events: readonly Json[]): void {
    this.#record = addEvents(this.#record, events);
    this.#changes.tell("here");
  }

  toText(): string {
    return JSON.stringify(this.#record);
  }

  now(): string {
    return this.#world.now();
  }

  takeNotices(): readonly [] {
    return [];
  }

  watch(look: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#changes.watch(look, signal);
  }
}
