// SPDX-License-Identifier: MIT
// Opens the store of a site: one object a record, so that all its questions share what could not be saved.

import { LocalStore } from "./local-store.ts";
import type { RecordStore } from "./record-store.ts";
import { BROWSER } from "./world.ts";

const stores = new Map<string, RecordStore>();

/** The store of a record name; the name keeps sites apart that share an origin. */
export function openStore(record: string): RecordStore {
  const store = stores.get(record) ?? new LocalStore(`cairn:${record}`, () => localStorage, BROWSER);
  stores.set(record, store);
  return store;
}
