// SPDX-License-Identifier: MIT
// Turns the text of a learner record into a value and back. Separate from the stores, so that one place
// decides what can be read; a record that cannot must never be written over.

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

/** A learner record of the version that this code writes. */
export interface LearnerRecord extends JsonObject {
  readonly events: readonly Json[];
}

/** A record without any event. */
export const EMPTY_RECORD: LearnerRecord = { format: FORMAT, version: VERSION, events: [] };

/** The record in a text, or undefined when it is damaged or of a newer version. */
export function parseRecord(text: string): LearnerRecord | undefined {
  const value = parseJson(text);
  const isRecord = isObject(value) && value["format"] === FORMAT && value["version"] === VERSION;
  return isRecord && Array.isArray(value["events"]) ? (value as LearnerRecord) : undefined;
}

/** The entries of a record that comes from elsewhere: those that can be taken, and how many cannot. */
export interface ImportedEvents {
  readonly events: readonly Json[];
  readonly rejected: number;
}

/** The entries in a text, or undefined when it holds no record, or nothing that can be taken. */
export function parseImport(text: string): ImportedEvents | undefined {
  const all = parseRecord(text)?.events;
  const events = all?.filter(isImportable) ?? [];
  if (all === undefined || (all.length > 0 && events.length === 0)) return undefined;
  return { events, rejected: all.length - events.length };
}

/** The record with more events; an event that it holds already is not added twice. */
export function addEvents(record: LearnerRecord, events: readonly Json[]): LearnerRecord {
  if (events.length === 0) return record;
  const known = new Set(record.events.map(findId));
  const added = events.filter((event) => {
    const id = findId(event);
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
  return added.length === 0 ? record : { ...record, events: [...record.events, ...added] };
}

/**
 * Events with an id and a time. The time is later than that of any event in the log that is believed, even
 * where the clock is behind the one of another device: else a reset would not hide what came before it.
 */
export function completeDrafts(
  world: Environment,
  log: readonly Json[],
  drafts: readonly EventDraft[],
): readonly LearnerEvent[] {
  let latest = findLatest(log, findTimeLimit(world.now()));
  return drafts.map((draft) => {
    const now = world.now();
    latest = latest < now ? now : new Date(Date.parse(latest) + 1).toISOString();
    return { id: world.randomId(), at: latest, ...draft };
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
