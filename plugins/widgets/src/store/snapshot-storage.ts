// SPDX-License-Identifier: MIT
// Stores the snapshot of a learner: what pages show before the record is read. It is a cache, so whatever cannot be
// stored or read is left out.

import type { Json } from "../core/json.ts";
import { findKeys, type StringStorage } from "./record/segment.ts";
import { tryTo } from "./try-to.ts";

/** The stored snapshot of a record, or undefined if there is none. */
export function readSnapshot(
  recordName: string,
  storage: () => StringStorage = openStorage,
): Json | undefined {
  return tryTo(() => JSON.parse(storage().getItem(keyOf(recordName)) ?? ""));
}

/** Replaces the snapshot of a record. */
export function writeSnapshot(
  recordName: string,
  snapshot: object,
  storage: () => StringStorage = openStorage,
): void {
  tryTo(() => storage().setItem(keyOf(recordName), JSON.stringify(snapshot)));
}

/**
 * A text that changes whenever the stored record does, without parsing it: the names and lengths of its parts, since
 * events are only ever added.
 */
export function identifyRecord(recordName: string, storage: () => StringStorage = openStorage): string {
  const key = `cairn:${recordName}`;
  const lengths = tryTo(() => {
    const stored = storage();
    return [key, ...findKeys(stored, `${key}:s:`)].map((name) => {
      return `${name.slice(key.length)}=${stored.getItem(name)?.length ?? 0}`;
    });
  });
  return lengths?.join(" ") ?? "";
}

const openStorage = () => localStorage;

function keyOf(recordName: string): string {
  return `cairn:${recordName}:view`;
}
