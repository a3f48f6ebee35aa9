// SPDX-License-Identifier: MIT
// A storage and an environment for tests of stores: the storage can be full or fail at any write, and locks are
// always free.

import type { Environment } from "../../plugins/widgets/src/store/event-store.ts";
import { LocalStorageStore } from "../../plugins/widgets/src/store/record/local-storage-store.ts";
import type { StringStorage } from "../../plugins/widgets/src/store/record/segment.ts";

export const KEY = "cairn:/project/";

/** A storage that can be filled up, and that can stop working after some writes. */
export class FakeStorage implements StringStorage {
  readonly texts: Map<string, string>;
  isFull = false;
  /** How many more changes work. */
  changesLeft = Number.POSITIVE_INFINITY;

  constructor(texts: Iterable<readonly [string, string]> = []) {
    this.texts = new Map(texts);
  }

  get length(): number {
    return this.texts.size;
  }

  key(index: number): string | null {
    return [...this.texts.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    if (this.isFull) throw new Error("QuotaExceededError");
    this.#change();
    this.texts.set(key, text);
  }

  removeItem(key: string): void {
    this.#change();
    this.texts.delete(key);
  }

  #change(): void {
    if (this.changesLeft <= 0) throw new Error("The browser was closed.");
    this.changesLeft -= 1;
  }
}

/** An environment at a fixed time, in a zone two hours ahead of UTC. */
export function makeEnvironment(now = "2026-01-01T00:00:00.000Z"): Environment {
  let made = 0;
  return {
    now: () => now,
    offset: () => 120,
    // Descending ids, so that nothing is sorted by accident.
    randomId: () => `id-${String(99_999 - ++made)}`,
    runAlone: (_, action) => action(),
  };
}

let tabs = 0;

/** The store of one more tab. */
export function openTab(storage: StringStorage, environment: Environment, tab = `tab-${++tabs}`): LocalStorageStore {
  return new LocalStorageStore(KEY, () => storage, environment, tab);
}

/** The keys of the segments in a storage. */
export function findSegments(storage: FakeStorage): readonly string[] {
  return [...storage.texts.keys()].filter((key) => key.startsWith(`${KEY}:s:`));
}
