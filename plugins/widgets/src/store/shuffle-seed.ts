// SPDX-License-Identifier: MIT
// The random seed of this browser, by which questions are shuffled. It lies beside the records and is in
// none of them, so that a record that is taken to another browser says nothing about this one.

import type { StringStorage } from "./local-storage-store.ts";

const KEY = "cairn:seed";

/** The stored seed; a new one the first time, or wherever the storage is forbidden or full. */
export function loadShuffleSeed(storage: () => StringStorage, randomId: () => string): string {
  const seed = randomId();
  try {
    const known = storage().getItem(KEY);
    if (known) return known;
    storage().setItem(KEY, seed);
  } catch {
    // It then lasts as long as the page.
  }
  return seed;
}
