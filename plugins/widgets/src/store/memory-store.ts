// SPDX-License-Identifier: MIT
// A store that forgets when the page is left: the twin of the browser's storage for tests.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";
import { Changes } from "./change-notifier.ts";
import type { Origin, RecordStore, World } from "./event-store.ts";
import { addEvents, EMPTY_RECORD, makeEvents } from "./learner-record.ts";

/** Remembers events in memory only. */
export class MemoryStore implements RecordStore {
  readonly #world: World;
  readonly #changes = new Changes();
  #record = EMPTY_RECORD;

  constructor(world: World) {
    this.#world = world;
  }

  read(): readonly Json[] {
    return this.#record.events;
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = makeEvents(this.#world, this.read(), drafts);
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

  watch(look: (origin: Origin) => void, signal: AbortSignal): void {
    this.#changes.watch(look, signal);
  }
}
