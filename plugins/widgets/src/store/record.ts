// SPDX-License-Identifier: MIT
// Turns the text of a learner record into a value and back. Separate from the stores, so that one place
// decides what can be read; a record that cannot must never be written over.

import { isObject, type Json, type JsonObject } from "../core/json.ts";

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

/** The record with more events; an event that it holds already is not added twice. */
export function addEvents(record: LearnerRecord, events: readonly Json[]): LearnerRecord {
  const known = new Set(record.events.map(findId));
  return { ...record, events: [...record.events, ...events.filter((event) => !known.has(findId(event)))] };
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
