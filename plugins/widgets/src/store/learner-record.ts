// SPDX-License-Identifier: MIT
// Parses and extends learner records. Separate from the stores, so that one place decides which records can be
// read: one that cannot must never be overwritten.

import { isObject, type Json, type JsonObject } from "../core/json.ts";
import {
  type EventDraft,
  findTimeLimit,
  hasCredibleTime,
  isEvent,
  isImportable,
  type LearnerEvent,
} from "../core/learner-event.ts";
import type { Environment } from "./event-store.ts";

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

/** The record with more events. Events that it already has are not added again. */
export function addEvents(record: LearnerRecord, events: readonly Json[]): LearnerRecord {
  if (events.length === 0) return record;
  const ids = new Set(record.events.map(findId));
  const added = events.filter((event) => {
    const id = findId(event);
    const isNew = !ids.has(id);
    ids.add(id);
    return isNew;
  });
  return added.length === 0 ? record : { ...record, events: [...record.events, ...added] };
}

/**
 * Gives each draft an id and a time. The time is later than that of every credible event in the log, even if
 * this clock is behind that of another device. Otherwise a reset might not hide what came before it.
 */
export function completeDrafts(
  environment: Environment,
  log: readonly Json[],
  drafts: readonly EventDraft[],
): readonly LearnerEvent[] {
  let latest = findLatest(log, findTimeLimit(environment.now()));
  return drafts.map((draft) => {
    const now = environment.now();
    latest = latest < now ? now : new Date(Date.parse(latest) + 1).toISOString();
    return { id: environment.randomId(), at: latest, ...draft };
  });
}

function findLatest(log: readonly Json[], limit: string): string {
  let latest = "";
  for (const event of log) {
    if (isEvent(event) && event.at > latest && hasCredibleTime(event, limit)) latest = event.at;
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
