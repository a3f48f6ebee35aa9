// SPDX-License-Identifier: MIT
// The compact form of events in local storage, where space is scarce: an attempt becomes a list without field
// names. Every other event stays as it is. Exported records never use this form.

import { isObject, type Json, type JsonObject } from "./json.ts";

const PREFIX = "question:";
const HOUR = 3_600_000;

/** The compact form of an event. `unpackEvent` reverses it, whatever the event contains. */
export function packEvent(event: Json): Json {
  // A list with one entry is not a packed attempt, but an event that is itself a list.
  if (Array.isArray(event)) return [event];
  return isObject(event) ? packAttempt(event) : event;
}

/** The event of a compact form. Throws if the form is damaged. */
export function unpackEvent(packed: Json): Json {
  if (!Array.isArray(packed)) return packed;
  if (packed.length === 1) return packed[0] as Json;
  // Not destructured, since that takes twice as long, and a record may have 60,000 attempts.
  const event = {
    id: packed[0],
    at: formatTime(packed[1]),
    type: "attempt",
    subject: PREFIX + packed[2],
    response: packed[3],
    score: packed[4],
    hints: packed[5],
  };
  const timed = packed[6] === null ? event : { ...event, offset: packed[6] };
  return packed[7] ? { ...timed, ...packed[7] } : timed;
}

// The last hour that was formatted. Neighbors are often of the same hour, and formatting it takes five times as long
// as everything else here.
let lastHour = Number.NaN;
let hourText = "";

/** The same as `toISOString`, which throws if the time is damaged. */
function formatTime(time: number): string {
  const hour = Math.floor(time / HOUR);
  if (hour !== lastHour) {
    hourText = new Date(hour * HOUR).toISOString().slice(0, -"00:00.000Z".length);
    lastHour = hour;
  }
  const rest = time - hour * HOUR;
  const digits = String(10_000_000 + Math.floor(rest / 60_000) * 100_000 + (rest % 60_000));
  return `${hourText}${digits.slice(1, 3)}:${digits.slice(3, 5)}.${digits.slice(5)}Z`;
}

function packAttempt(event: JsonObject): Json {
  const { id, type, at, subject, response, score, hints, offset = null, ...others } = event;
  const time = typeof at === "string" ? Date.parse(at) : Number.NaN;
  // Only what `unpackEvent` restores exactly.
  const isExact =
    type === "attempt" &&
    typeof subject === "string" &&
    subject.startsWith(PREFIX) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString() === at &&
    event["offset"] !== null;
  const fields = [id, time, String(subject).slice(PREFIX.length), response, score, hints, offset];
  if (!isExact || fields.includes(undefined)) return event;
  return (Object.keys(others).length === 0 ? fields : [...fields, others]) as readonly Json[];
}
