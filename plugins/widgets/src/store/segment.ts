// SPDX-License-Identifier: MIT
// The texts of segments, the parts in which a record is stored. Each tab of the browser only writes its own, so
// that two tabs that write at the same time cannot lose each other's events.

import { packEvent, unpackEvent } from "../core/compact-event.ts";
import type { Json } from "../core/json.ts";
import { tryTo } from "./try-to.ts";

/** A part of a stored record. */
export interface Segment {
  /** When it was last written, in milliseconds since 1970. */
  readonly written: number;
  readonly events: readonly Json[];
}

/** The part of the Storage interface that is used. */
export type StringStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A tab starts another segment after this many events, so that adding an event stays fast. */
export const MAX_EVENTS = 200;

const VERSION = 1;
const HALF_A_DAY = 43_200_000;

/** The segment in a text, or undefined if it is damaged or of a newer version. */
export function parseSegment(text: string): Segment | undefined {
  return tryTo(() => {
    const { version, written, events } = JSON.parse(text);
    const isSegment = version === VERSION && typeof written === "number" && Array.isArray(events);
    return isSegment ? { written, events: events.map(unpackEvent) } : undefined;
  });
}

/** The text of a segment. */
export function formatSegment({ written, events }: Segment): string {
  return JSON.stringify({ version: VERSION, written, events: events.map(packEvent) });
}

/** Whether its tab may add events to a segment. */
export function isOpen({ written, events }: Segment, now: number): boolean {
  return events.length < MAX_EVENTS && now - written < HALF_A_DAY;
}

/** Whether no tab can write to a segment any more. Twice as long as above, so that no tab is surprised. */
export function isClosed({ written, events }: Segment, now: number): boolean {
  return events.length >= MAX_EVENTS || now - written > 2 * HALF_A_DAY;
}

/** The keys that begin with a prefix, sorted. */
export function findKeys(storage: StringStorage, prefix: string): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix)).sort();
}
