// SPDX-License-Identifier: MIT
// Says study days, and when the next reviews come.

import { type Day, toDate } from "../core/learner/day.ts";
import { type Message, say, sayList } from "../core/messages.ts";
import type { Batch } from "../core/progress/agenda.ts";

const LANGUAGE = `${message("language")}-u-nu-latn`;
const DAYS_OF_WEEK = 7;

/** A date such as *24 November*, with the year if it is not that of today. */
export function formatDate(day: Day, today: Day): string {
  const isThisYear = toDate(day).getUTCFullYear() === toDate(today).getUTCFullYear();
  return sayDate(day, {
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** When some reviews come: *2 tomorrow and 5 next week*; empty if there are none. */
export function sayBatches(batches: readonly Batch[], today: Day): string {
  return sayList(batches.map((batch) => sayBatch(batch, today)));
}

function sayBatch({ when, day, count }: Batch, today: Day): string {
  const isNear = day - today < DAYS_OF_WEEK;
  const sentences: Readonly<Record<Batch["when"], Message>> = {
    tomorrow: message("progress.tomorrow"),
    week: message("progress.next-week"),
    by: message("progress.by-weekday"),
    day: isNear ? message("progress.on-weekday") : message("progress.on-date"),
  };
  const name = isNear || when === "by" ? sayDate(day, { weekday: "long" }) : formatDate(day, today);
  return say(sentences[when], { count, day: name });
}

// Creating one takes long.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date of a study day is its date in UTC. */
function sayDate(day: Day, format: Intl.DateTimeFormatOptions): string {
  const key = Object.keys(format).join();
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LANGUAGE, { ...format, timeZone: "UTC" });
  formatters.set(key, formatter);
  return formatter.format(toDate(day));
}
