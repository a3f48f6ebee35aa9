// SPDX-License-Identifier: MIT
// Writes study days in the words of the page's language. The date of a study day is its date in UTC.

import { type Day, toDate } from "../../core/learner/day.ts";
import { tryTo } from "../../store/try-to.ts";

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
  const all = { ...options, timeZone: "UTC" };
  // A page may have a language that is no valid name of one.
  const formatter = tryTo(() => new Intl.DateTimeFormat(document.documentElement.lang || "en", all));
  return (formatter ?? new Intl.DateTimeFormat("en", all)).format(toDate(day));
}
