// SPDX-License-Identifier: MIT
// Opens the store of a site. There is one store per record, so that all questions share unsaved events.

import { Drafts } from "./drafts.ts";
import { BROWSER_ENVIRONMENT } from "./environment.ts";
import type { EventStore } from "./event-store.ts";
import { Flags } from "./keeping/flags.ts";
import { askToPersist } from "./keeping/persistence.ts";
import { LocalStorageStore } from "./record/local-storage-store.ts";
import { loadShuffleSeed } from "./session/shuffle-seed.ts";
import { keepTabId } from "./session/tab-id.ts";

const stores = new Map<string, EventStore>();
const drafts = new Map<string, Drafts>();
let shuffleSeed: string | undefined;
let tab: string | undefined;

/** The store of a record. The name separates sites that share an origin. */
export function openStore(recordName: string): EventStore {
  const store = stores.get(recordName) ?? createStore(recordName);
  stores.set(recordName, store);
  return store;
}

/** The drafts that belong to a record. */
export function openDrafts(recordName: string): Drafts {
  const opened = drafts.get(recordName) ?? createDrafts(`cairn:${recordName}`);
  drafts.set(recordName, opened);
  return opened;
}

/** The flags beside a record. */
export function openFlags(recordName: string): Flags {
  return new Flags(`cairn:${recordName}`, () => localStorage);
}

/** The seed that this browser shuffles with. */
export function getShuffleSeed(): string {
  shuffleSeed ??= loadShuffleSeed(() => localStorage, BROWSER_ENVIRONMENT.randomId);
  return shuffleSeed;
}

function createDrafts(key: string): Drafts {
  const created = new Drafts(key, () => localStorage, BROWSER_ENVIRONMENT.now);
  created.dropOld();
  return created;
}

function createStore(recordName: string): EventStore {
  const key = `cairn:${recordName}`;
  tab ??= keepTabId(() => sessionStorage, BROWSER_ENVIRONMENT.randomId);
  const store = new LocalStorageStore(key, () => localStorage, BROWSER_ENVIRONMENT, tab);
  addEventListener("storage", (event) => {
    const isRecord = event.key === key || event.key?.startsWith(`${key}:s:`);
    // There is no key when the whole storage was cleared. A single part is only removed when it is in another one.
    if (event.key === null || (isRecord && event.newValue !== null)) store.notifyOtherTab(event.key);
  });
  const flags = openFlags(recordName);
  store.subscribe(() => askToPersist(store, flags, navigator.storage), new AbortController().signal);
  // A page restored from the back/forward cache may have missed changes.
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.notifyOtherTab();
  });
  return store;
}
