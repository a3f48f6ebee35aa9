// SPDX-License-Identifier: MIT
// Opens the store of a site. There is one store per record, so that all questions share unsaved events.

import { BROWSER_ENVIRONMENT } from "./environment.ts";
import type { EventStore } from "./event-store.ts";
import { LocalStorageStore } from "./local-storage-store.ts";
import { loadShuffleSeed } from "./shuffle-seed.ts";

const stores = new Map<string, EventStore>();
let shuffleSeed: string | undefined;

/** The store of a record. The name separates sites that share an origin. */
export function openStore(recordName: string): EventStore {
  const store = stores.get(recordName) ?? createStore(`cairn:${recordName}`);
  stores.set(recordName, store);
  return store;
}

/** The seed that this browser shuffles with. */
export function getShuffleSeed(): string {
  shuffleSeed ??= loadShuffleSeed(() => localStorage, BROWSER_ENVIRONMENT.randomId);
  return shuffleSeed;
}

function createStore(key: string): EventStore {
  const store = new LocalStorageStore(key, () => localStorage, BROWSER_ENVIRONMENT);
  addEventListener("storage", (event) => {
    // There is no key when the whole storage was cleared.
    if (event.key === key || event.key === null) store.notifyOtherTab();
  });
  // A page restored from the back/forward cache may have missed changes.
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.notifyOtherTab();
  });
  return store;
}
