// SPDX-License-Identifier: MIT
// Parses and extends learner records. Separate from the stores, so that one place decides which records can be
// read: one that cannot must never be overwritten.

import { isObject, type Json, type JsonObject } from "../../core/json.ts";
import {
  type EventDraft,
  hasCredibleTime,
  isEvent,
  isImportable,
  type LearnerEvent,
} from "../../core/learner-event.ts";
import type { Environment } from "../event-store.ts";

const FORMAT = "learner-record";
const VERSION = 1;

/** A learner record in the version that this code writes. */
export interface LearnerRecord extends JsonObject {
  readonly events: readonly Json[];
}

/** A record without events. */
export const EMPTY_RECORD: LearnerRecord = { format: FORMAT, version: VERSION, events: [] };

/** The record in a JSON text, or undefined if it is damaged or of a newer version. */
export function parseRecord(text: string): LearnerRecord | undefined {
  const value = parseJson(text);
  const isRecord = isObject(value) && value["format"] === FORMAT && value["version"] === VERSION;
  return isRecord && Array.isArray(value["events"]) ? (value as LearnerRecord) : undefined;
}

/** Whether a text is a record of a newer version. */
export function isNewer(text: string): boolean {
  const value = parseJson(text);
  if (!isObject(value) || value["format"] !== FORMAT) return false;
  const { version } = value;
  return typeof version === "number" && version > VERSION;
}

/** The result of importing a record: the valid events, and the number of invalid ones. */
export interface ImportedEvents {
  readonly events: readonly Json[];
  readonly rejected: number;
}

/** The events in a file's text, or undefined if it contains no record or no valid event. */
export function parseImport(text: string): ImportedEvents | undefined {
  const all = parseRecord(text)?.events;
  const events = all?.filter(isImportable) ?? [];
  if (all === undefined || (all.length > 0 && events.length === 0)) return undefined;
  return { events, rejected: all.length - events.length };
}

/** The events of several lists, each event once. Entries without an id are all kept, since they may differ. */
export function unite(lists: readonly (readonly Json[])[]): readonly Json[] {
  const ids = new Set<Json>();
  return lists.flat().filter((event) => {
    const id = findId(event);
    const before = ids.size;
    return id === undefined || ids.add(id).size > before;
  });
}

/** The events that are not in the log yet, each once. */
export function selectNew(log: readonly Json[], events: readonly Json[]): readonly Json[] {
  return unite([log, events]).slice(log.length);
}

/**
 * Gives each draft an id and a time, and an attempt or a mark, whose day matters, the offset of its time zone. The
 * time is later than the latest one in the log, even if this clock is behind that of another device. Otherwise a reset
 * might not hide what came before it.
 */
export function completeDrafts(
  environment: Environment,
  latest: string,
  drafts: readonly EventDraft[],
): readonly LearnerEvent[] {
  let before = latest;
  const offset = environment.offset();
  return drafts.map((draft) => {
    const now = environment.now();
    before = before < now ? now : new Date(Date.parse(before) + 1).toISOString();
    const event = { id: environment.randomId(), at: before, ...draft };
    return draft.type === "attempt" || draft.type === "mark" ? { ...event, offset } : event;
  });
}

/** The latest credible time in a log, or an empty text. Starts at the end, where it usually is. */
export function findLatest(log: readonly Json[], limit: string): string {
  let latest = "";
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const event = log[index] as LearnerEvent;
    if (event?.at > latest && isEvent(event) && hasCredibleTime(event, limit)) latest = event.at;
  }
  return latest;
}

function findId(event: Json): Json | undefined {
  return isObject(event) ? event["id"] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
