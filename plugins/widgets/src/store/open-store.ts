// SPDX-License-Identifier: MIT
// Opens the store of a site: one object a record, so that all its questions share what could not be saved.

import { BROWSER } from "./environment.ts";
import type { RecordStore } from "./event-store.ts";
import { LocalStore } from "./local-storage-store.ts";
import { findSeed } from "./shuffle-seed.ts";

const stores = new Map<string, RecordStore>();
let seed: string | undefined;

/** The store of a record name; the name keeps sites apart that share an origin. */
export function openStore(record: string): RecordStore {
  const store = stores.get(record) ?? makeStore(`cairn:${record}`);
  stores.set(record, store);
  return store;
}

/** The seed by which this browser shuffles. */
export function openSeed(): string {
  seed ??= findSeed(() => localStorage, BROWSER.randomId);
  return seed;
}

function makeStore(key: string): RecordStore {
  const store = new LocalStore(key, () => localStorage, BROWSER);
  addEventListener("storage", (event) => {
    // Without a key, all of the storage was cleared.
    if (event.key === key || event.key === null) store.tellOfOtherTab();
  });
  // A page that the reader has come back to may have missed something.
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.tellOfOtherTab();
  });
  return store;
}
