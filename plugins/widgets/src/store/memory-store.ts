// SPDX-License-Identifier: MIT
// A store that forgets when the page is left: the twin of the browser's storage for tests.

import type { EventDraft } from "../core/event.ts";
import type { Json } from "../core/json.ts";
import type { RecordStore, World } from "./record-store.ts";

/** Remembers events in memory only. */
export class MemoryStore implements RecordStore {
  readonly #world: World;
  #events: readonly Json[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  read(): readonly Json[] {
    return this.#events;
  }

  append(draft: EventDraft): void {
    this.#events = [...this.#events, { id: this.#world.randomId(), at: this.#world.now(), ...draft }];
  }

  takeNotices(): readonly [] {
    return [];
  }
}
