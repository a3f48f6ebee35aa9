// SPDX-License-Identifier: MIT
// Study days. A day ends at 4 o'clock in the morning, local time, unless the site says otherwise, so that a study
// night is one day.

import type { LearnerEvent } from "../learner-event.ts";

/** A number of days since 1970-01-01, local time. */
export type Day = number;

/** The usual hour at which a day ends. */
export const DAY_ENDS_AT = 4;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// No place on earth is further from UTC.
const LARGEST_OFFSET = 14 * 60;

/** The study day of a UTC time. `offset` is in minutes east of UTC, `dayEndsAt` an hour. */
export function findDay(at: string, offset: number, dayEndsAt = DAY_ENDS_AT): Day {
  return Math.floor((Date.parse(at) + offset * MINUTE - dayEndsAt * HOUR) / DAY);
}

/** The date of a study day, in UTC: for formatting it in the reader's language, in the time zone UTC. */
export function toDate(day: Day): Date {
  return new Date(day * DAY);
}

/** The study day of an event. An event without a valid offset counts as UTC. */
export function findEventDay(event: LearnerEvent, dayEndsAt = DAY_ENDS_AT): Day {
  const offset = event["offset"];
  const isValid = typeof offset === "number" && Math.abs(offset) <= LARGEST_OFFSET;
  return findDay(event.at, isValid ? offset : 0, dayEndsAt);
}
