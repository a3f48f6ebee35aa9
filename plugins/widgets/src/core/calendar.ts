// SPDX-License-Identifier: MIT
// Writes the days of the next reviews as a calendar file (RFC 5545), with one event per day.

import type { Day } from "./learner/day.ts";

/** A day with reviews. */
export interface ReviewDay {
  readonly day: Day;
  /** How many concepts are due. */
  readonly concepts: number;
}

/** What a calendar file says. */
export interface Reminder {
  readonly days: readonly ReviewDay[];
  /** The address of the review page. */
  readonly address: string;
  /** When to remind on each day, such as `08:30`, local time. Without it, the events last all day. */
  readonly time?: string | undefined;
  /** The title of an event, in the reader's language. */
  readonly writeTitle: (concepts: number) => string;
}

const DAY = 86_400_000;
const MAX_DAYS = 60;
const MAX_OCTETS = 75;
const UTF8 = new TextEncoder();

/**
 * The text of a calendar file. Leaves out days before today and days too far ahead to be foreseen. A file that is
 * loaded later replaces the events of the same days, since their ids are the same.
 */
export function writeReminder(reminder: Reminder, today: Day, now: string): string {
  const days = reminder.days.filter(({ day, concepts }) => {
    const isNear = day >= today && day <= today + MAX_DAYS;
    return isNear && concepts > 0;
  });
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cairn//Reviews//EN"],
    ...days.flatMap((day) => writeEvent(reminder, day, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function writeEvent({ address, time, writeTitle }: Reminder, { day, concepts }: ReviewDay, now: string) {
  const date = new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const title = escapeText(writeTitle(concepts));
  return [
    "BEGIN:VEVENT",
    `UID:${date}-${hash(address)}@cairn`,
    `DTSTAMP:${now.replace(/\.\d*|[-:]/g, "")}`,
    // Calendars only replace an event by one with a higher number.
    `SEQUENCE:${Math.floor(Date.parse(now) / 60_000)}`,
    ...writeTime(date, time, title),
    `SUMMARY:${title}`,
    `DESCRIPTION:${escapeText(address)}`,
    `URL:${address.replace(/\p{Cc}/gu, "")}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** Without a time zone, so that it means local time wherever the reader is. */
function writeTime(date: string, time: string | undefined, title: string): readonly string[] {
  if (time === undefined) return [`DTSTART;VALUE=DATE:${date}`];
  return [
    `DTSTART:${date}T${time.replace(":", "")}00`,
    "DURATION:PT15M",
    ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, "TRIGGER:PT0S", "END:VALARM"],
  ];
}

function escapeText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
  return lines.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Breaks a line that is too long, between characters. The space that begins a further line counts. */
function fold(line: string): string {
  const lines = [""];
  let octets = 0;
  for (const character of line) {
    const size = UTF8.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      lines.push(" ");
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return lines.join("\r\n");
}

/** FNV-1a, so that the reviews of different sites have different ids. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of UTF8.encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
