// SPDX-License-Identifier: MIT
// Opens the store of a site: one object a record, so that all its questions share what could not be saved.

import { BROWSER_ENVIRONMENT } from "./environment.ts";
import type { EventStore } from "./event-store.ts";
import { LocalStorageStore } from "./local-storage-store.ts";
import { loadShuffleSeed } from "./shuffle-seed.ts";

const stores = new Map<string, EventStore>();
let seed: string | undefined;

/** The store of a record name; the name keeps sites apart that share an origin. */
export function openStore(record: string): EventStore {
  const store = stores.get(record) ?? createStore(`cairn:${record}`);
  stores.set(record, store);
  return store;
}

/** The seed by which this browser shuffles. */
export function getShuffleSeed(): string {
  seed ??= loadShuffleSeed(() => localStorage, BROWSER_ENVIRONMENT.randomId);
  return seed;
}

function createStore(key: string): EventStore {
  const store = new LocalStorageStore(key, () => localStorage, BROWSER_ENVIRONMENT);
  addEventListener("storage", (event) => {
    // Without a key, all of the storage was cleared.
    if (event.key === key || event.key === null) store.notifyOtherTab();
  });
  // A page that the reader has come back to may have missed something.
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.notifyOtherTab();
  });
  return store;
}
