// SPDX-License-Identifier: MIT
// The random seed that this browser shuffles questions with. It is stored beside the records and never
// exported with them.

import type { StringStorage } from "../record/segment.ts";

const KEY = "cairn:seed";

/** The stored seed, or a new one if there is none or the storage is forbidden or full. */
export function loadShuffleSeed(
  storage: () => Pick<StringStorage, "getItem" | "setItem">,
  randomId: () => string,
): string {
  const seed = randomId();
  try {
    const stored = storage().getItem(KEY);
    if (stored) return stored;
    storage().setItem(KEY, seed);
  } catch {
    // Without storage, the seed lasts as long as the page.
  }
  return seed;
}
