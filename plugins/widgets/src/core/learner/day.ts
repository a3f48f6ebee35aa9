// SPDX-License-Identifier: MIT
// Study days. A day ends at 4 o'clock in the morning, local time, so that a study night is one day.

import type { LearnerEvent } from "../learner-event.ts";

/** A number of days since 1970-01-01, local time. */
export type Day = number;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const END_OF_DAY = 4 * 60 * MINUTE;
// No place on earth is further from UTC.
const LARGEST_OFFSET = 14 * 60;

/** The study day of a UTC time. `offset` is in minutes east of UTC. */
export function findDay(at: string, offset: number): Day {
  return Math.floor((Date.parse(at) + offset * MINUTE - END_OF_DAY) / DAY);
}

/** The study day of an event. An event without a valid offset counts as UTC. */
export function findEventDay(event: LearnerEvent): Day {
  const offset = event["offset"];
  const isValid = typeof offset === "number" && Math.abs(offset) <= LARGEST_OFFSET;
  return findDay(event.at, isValid ? offset : 0);
}
