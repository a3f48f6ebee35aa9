// SPDX-License-Identifier: MIT
// Asks the browser not to delete the record when it runs out of space. Asked once, and only when there is something
// to lose, since some browsers show the question to the reader.

import type { EventStore } from "../event-store.ts";
import type { Flags } from "./flags.ts";

/** What a browser that can keep data for good offers. `navigator.storage` is one. */
export type PersistentStorage = Pick<StorageManager, "persist" | "persisted">;

/** A record with fewer entries is not worth a question or a reminder. */
export const ENOUGH_TO_LOSE = 20;

/** Asks once, when the record is long enough. Returns whether the browser was asked. */
export async function askToPersist(
  store: EventStore,
  flags: Flags,
  storage: PersistentStorage | undefined,
): Promise<boolean> {
  if (!storage || flags.read("persist-asked") || store.count() < ENOUGH_TO_LOSE) return false;
  flags.write("persist-asked", store.now());
  await storage.persist().catch(() => {});
  return true;
}

/** Whether the browser has promised to keep the record, or undefined if it does not say. */
export async function isPersisted(storage: PersistentStorage | undefined): Promise<boolean | undefined> {
  return storage?.persisted().catch(() => undefined);
}
