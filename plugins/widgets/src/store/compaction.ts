// SPDX-License-Identifier: MIT
// Joins small segments, since reading many of them takes longer. If the browser is closed in between, some
// events are stored twice, which readers of a record expect.

import { unite } from "./learner-record.ts";
import { findKeys, formatSegment, isClosed, parseSegment, type StringStorage } from "./segment.ts";

/** Segments are joined when there are more than this. */
export const MAX_SEGMENTS = 40;

// Joining a large segment again would need its space twice.
const LARGE = 2_000;

/** Joins the small segments that no tab writes to any more into one with a new key. */
export function compact(storage: StringStorage, prefix: string, newKey: string, now: number): void {
  const closed = findKeys(storage, prefix).flatMap((key) => {
    const text = storage.getItem(key) ?? "";
    const segment = parseSegment(text);
    const isSmall = segment && isClosed(segment, now) && segment.events.length < LARGE;
    return isSmall ? [{ key, text, events: segment.events }] : [];
  });
  if (closed.length < 2) return;
  const events = unite(closed.map((segment) => segment.events));
  storage.setItem(newKey, formatSegment({ written: 0, events }));
  for (const { key, text } of closed) {
    if (storage.getItem(key) === text) storage.removeItem(key);
  }
}
