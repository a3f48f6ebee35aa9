// SPDX-License-Identifier: MIT
// Writes study days in the words of the page's language. The date of a study day is its date in UTC.

import { type Day, toDate } from "../../core/learner/day.ts";
import { tryTo } from "../../store/try-to.ts";

// Creating one takes long.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A date such as "24 November", with the year if it is not that of today. */
export function formatDate(day: Day, today: Day): string {
  const isThisYear = toDate(day).getUTCFullYear() === toDate(today).getUTCFullYear();
  return format(day, { day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }) });
}

/** The name of a weekday. */
export function formatWeekday(day: Day): string {
  return format(day, { weekday: "long" });
}

function format(day: Day, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const formatter = formatters.get(key) ?? createFormatter({ ...options, timeZone: "UTC" });
  formatters.set(key, formatter);
  return formatter.format(toDate(day));
}

function createFormatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = document.documentElement.lang || "en";
  // A page may have a language that is no valid name of one.
  return tryTo(() => new Intl.DateTimeFormat(language, options)) ?? new Intl.DateTimeFormat("en", options);
}
