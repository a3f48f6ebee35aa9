// SPDX-License-Identifier: MIT
// Calendar files, read back by the rules of RFC 5545.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Reminder, writeReminder } from "../../plugins/widgets/src/core/calendar.ts";

const NOW = "2026-11-26T17:05:09.123Z";
const TODAY = Date.UTC(2026, 10, 26) / 86_400_000;
const REMINDER: Reminder = {
  days: [
    { day: TODAY + 2, concepts: 1 },
    { day: TODAY + 7, concepts: 5 },
  ],
  address: "https://example.org/course/review/",
  writeTitle: (concepts) => `Review ${concepts}`,
};

type Parameters = ReadonlyMap<string, string>;
interface Property {
  readonly name: string;
  readonly parameters: Parameters;
  readonly value: string;
}
interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
}

/** Section 3.1: lines end in CRLF, have at most 75 octets, and go on in the next one if that begins with a space. */
function unfold(text: string): readonly string[] {
  assert.ok(text.endsWith("\r\n"));
  assert.equal(text.replaceAll("\r\n", "").search(/[\r\n]/), -1, "a line break that is not CRLF");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    const bytes = Buffer.from(line, "utf-8");
    assert.ok(bytes.length <= 75, `${bytes.length} octets: ${line}`);
    // A broken character would have been replaced.
    assert.ok(!line.includes("\ufffd") && line !== "");
  }
  return lines.join("\r\n").replace(/\r\n[ \t]/g, "").split("\r\n");
}

/** Section 3.1: `name *(";" param) ":" value`. */
function parseLine(line: string): Property {
  const [, name = "", parameters = "", value = ""] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]*)*):([^]*)$/.exec(line) ?? [];
  assert.ok(name, `not a content line: ${line}`);
  assert.equal(value.search(/[\u0000-\u0008\u000a-\u001f\u007f]/), -1, "a control character");
  const pairs = parameters.split(";").slice(1).map((each) => each.split("=") as [string, string]);
  return { name, parameters: new Map(pairs), value };
}

function parseCalendar(text: string): Component {
  const root: Component = { name: "", properties: [], components: [] };
  const open = [root];
  for (const property of unfold(text).map(parseLine)) {
    const current = open.at(-1) ?? root;
    if (property.name === "BEGIN") {
      const component = { name: property.value, properties: [], components: [] };
      current.components.push(component);
      open.push(component);
    } else if (property.name === "END") {
      assert.equal(open.pop()?.name, property.value);
    } else current.properties.push(property);
  }
  assert.equal(open.length, 1);
  const [calendar] = root.components;
  assert.ok(calendar && root.components.length === 1 && calendar.name === "VCALENDAR");
  return calendar;
}

function valueOf(component: Component, name: string): string {
  const found = component.properties.filter((property) => property.name === name);
  assert.equal(found.length, 1, `${found.length} times ${name} in ${component.name}`);
  return found[0]?.value ?? "";
}

/** Section 3.3.11. */
function unescapeText(value: string): string {
  assert.match(value, /^(?:[^\\;,]|\\[\\;,nN])*$/);
  return value.replace(/\\(.)/g, (_, character) => ("nN".includes(character) ? "\n" : character));
}

function parseEvents(text: string): readonly Component[] {
  const calendar = parseCalendar(text);
  assert.equal(valueOf(calendar, "VERSION"), "2.0");
  assert.match(valueOf(calendar, "PRODID"), /\S/);
  for (const event of calendar.components) {
    assert.equal(event.name, "VEVENT");
    assert.match(valueOf(event, "UID"), /^\S+$/);
    assert.match(valueOf(event, "DTSTAMP"), /^\d{8}T\d{6}Z$/);
    assert.match(valueOf(event, "SEQUENCE"), /^\d+$/);
    assert.ok(Number(valueOf(event, "SEQUENCE")) < 2 ** 31);
  }
  return calendar.components;
}

const write = (change: Partial<Reminder> = {}, now = NOW) => writeReminder({ ...REMINDER, ...change }, TODAY, now);

test("each day with reviews is an event that lasts all day, with its title and the address of the page", () => {
  const events = parseEvents(write());
  assert.deepEqual(events.map((event) => valueOf(event, "DTSTART")), ["20261128", "20261203"]);
  for (const [index, event] of events.entries()) {
    const start = event.properties.find(({ name }) => name === "DTSTART");
    assert.equal(start?.parameters.get("VALUE"), "DATE");
    assert.equal(valueOf(event, "SUMMARY"), index === 0 ? "Review 1" : "Review 5");
    assert.equal(valueOf(event, "URL"), REMINDER.address);
    assert.equal(unescapeText(valueOf(event, "DESCRIPTION")), REMINDER.address);
    assert.equal(valueOf(event, "DTSTAMP"), "20261126T170509Z");
  }
});

test("with a time, each event begins then, wherever the reader is, and rings", () => {
  const [event] = parseEvents(write({ time: "08:30" }));
  assert.ok(event);
  assert.equal(valueOf(event, "DTSTART"), "20261128T083000");
  assert.equal(valueOf(event, "DURATION"), "PT15M");
  const [alarm] = event.components;
  assert.ok(alarm?.name === "VALARM");
  assert.equal(valueOf(alarm, "ACTION"), "DISPLAY");
  assert.equal(valueOf(alarm, "TRIGGER"), "PT0S");
  assert.equal(valueOf(alarm, "DESCRIPTION"), "Review 1");
});

test("a day keeps its id in later files, and a later event has a higher number", () => {
  const [first, later] = [write(), write({ time: "07:00" }, "2026-11-26T17:07:00.000Z")].map(parseEvents);
  const ids = (events: readonly Component[] = []) => events.map((event) => valueOf(event, "UID"));
  assert.deepEqual(ids(first), ids(later));
  assert.equal(new Set(ids(first)).size, 2);
  assert.ok(first?.[0] && later?.[0] && valueOf(first[0], "SEQUENCE") < valueOf(later[0], "SEQUENCE"));
  const other = parseEvents(write({ address: "https://example.org/other/review/" }));
  assert.notDeepEqual(ids(other), ids(first));
});

test("days in the past, days more than 60 days ahead and days without reviews are left out", () => {
  const days = [-1, 0, 60, 61].map((days) => ({ day: TODAY + days, concepts: 2 }));
  const events = parseEvents(write({ days: [...days, { day: TODAY + 1, concepts: 0 }] }));
  assert.deepEqual(events.map((event) => valueOf(event, "DTSTART")), ["20261126", "20270125"]);
  assert.deepEqual(parseEvents(write({ days: [] })), []);
});

const TITLES: readonly string[] = [
  "5 concepts; due, today: \\ \"now\"",
  "第".repeat(100),
  "مراجعة ٥ مفاهيم ".repeat(12),
  "🦉👩🏽‍🔬".repeat(40),
  `${"x".repeat(66)}é, ${"y".repeat(80)}`,
  "two\nlines, \\n is not one",
  "",
];

for (const title of TITLES) {
  test(`the title ${JSON.stringify(title).slice(0, 30)} can be read back`, () => {
    for (const time of [undefined, "08:30"]) {
      const [event] = parseEvents(write({ time, writeTitle: () => title }));
      assert.ok(event);
      assert.equal(unescapeText(valueOf(event, "SUMMARY")), title);
    }
  });
}

test("a line of any length is folded at 75 octets", () => {
  for (let length = 0; length < 200; length += 1) {
    for (const character of ["x", "é", "第", "🦉"]) {
      const [event] = parseEvents(write({ writeTitle: () => character.repeat(length) }));
      assert.equal(event && valueOf(event, "SUMMARY"), character.repeat(length));
    }
  }
});

test("line breaks of other systems and control characters do no harm", () => {
  const [event] = parseEvents(write({ address: "https://example.org/\r\nX:y", writeTitle: () => "a\r\nb\rc\u0000\u007f" }));
  assert.equal(event && unescapeText(valueOf(event, "SUMMARY")), "a\nb\nc");
  assert.equal(event && valueOf(event, "URL"), "https://example.org/X:y");
});
