// SPDX-License-Identifier: MIT
// The texts of segments, the parts in which a record is stored. Each tab of the browser only writes its own, so
// that two tabs that write at the same time cannot lose each other's events. A text is JSON with one event per
// line, so that events can be added and found without parsing the whole text, which takes long for a long record.

import { packEvent, unpackEvent } from "../../core/compact-event.ts";
import { isObject, type Json } from "../../core/json.ts";
import { NO_LIMIT } from "../../core/learner-event.ts";
import { tryTo } from "../try-to.ts";
import { findLatest } from "./learner-record.ts";

/** The part of the Storage interface that is used. */
export type StringStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A tab starts another segment after this many events, so that adding an event stays fast. */
export const MAX_EVENTS = 200;

const HALF_A_DAY = 43_200_000;
const HEAD = /^\{"version":1,"written":(\d+),"latest":"([^"\n]*)","events":\[(?=\n)/;
const END = "\n]}";
const QUESTION = "question:";

/** A part of a stored record. What its text contains is only parsed when it is needed. */
export class Segment {
  readonly text: string;
  /** When it was last written, in milliseconds since 1970. */
  readonly written: number;
  readonly #latest: string;
  readonly #found = new Map<string, readonly Json[]>();
  #events: readonly Json[] | undefined;

  private constructor(text: string, written: number, latest: string, events?: readonly Json[]) {
    this.text = text;
    this.written = written;
    this.#latest = latest;
    this.#events = events;
  }

  /** A segment of these events. */
  static create(written: number, events: readonly Json[]): Segment {
    const latest = findLatest(events, NO_LIMIT);
    return new Segment(formatText(written, latest, formatLines(events)), written, latest, events);
  }

  /** The segment in a text, or undefined if the text is damaged or of a newer version. */
  static parse(text: string): Segment | undefined {
    const head = HEAD.exec(text);
    if (!head) return parseOneLine(text);
    return text.endsWith(END) ? new Segment(text, Number(head[1]), head[2] ?? "") : undefined;
  }

  /** The segment with more events at its end. */
  add(written: number, events: readonly Json[]): Segment {
    const added = findLatest(events, NO_LIMIT);
    const latest = added > this.#latest ? added : this.#latest;
    const begin = this.text.indexOf("\n");
    const before = this.text.slice(begin, -END.length);
    const lines = [before, formatLines(events)].filter(Boolean).join(",");
    return new Segment(formatText(written, latest, lines), written, latest);
  }

  /** How many events it has. */
  get count(): number {
    let lines = 0;
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) lines += 1;
    // The last line ends the text.
    return lines - 1;
  }

  /** All its events. Throws if the text is damaged somewhere in the middle. */
  get events(): readonly Json[] {
    this.#events ??= (JSON.parse(this.text).events as readonly Json[]).map(unpackEvent);
    return this.#events;
  }

  /** The latest credible time of its events, or an empty text. */
  findLatest(limit: string): string {
    return this.#latest <= limit ? this.#latest : findLatest(tryTo(() => this.events) ?? [], limit);
  }

  /** The events of a subject. */
  findBySubject(subject: string): readonly Json[] {
    // In the compact form, only the id of a question is left of its subject.
    const id = subject.startsWith(QUESTION) ? subject.slice(QUESTION.length) : subject;
    return this.#find(JSON.stringify(id).slice(1), "subject", subject);
  }

  /** The resets of any subject. */
  findResets(): readonly Json[] {
    return this.#find('reset"', "type", "reset");
  }

  /** The events that have this value in a field. Their lines contain `hint`, after a quotation mark or a colon. */
  #find(hint: string, field: string, value: string): readonly Json[] {
    const key = `${field} ${value}`;
    const found =
      this.#found.get(key) ?? this.#findLines(hint).filter((event) => hasField(event, field, value));
    this.#found.set(key, found);
    return found;
  }

  #findLines(hint: string): readonly Json[] {
    const { text } = this;
    const events: Json[] = [];
    let at = text.indexOf(hint);
    while (at >= 0) {
      const isHit = text[at - 1] === '"' || text[at - 1] === ":";
      const end = text.indexOf("\n", at);
      const line = isHit ? text.slice(text.lastIndexOf("\n", at) + 1, end) : "";
      const event = tryTo(() => unpackEvent(JSON.parse(line.replace(/,$/, ""))));
      if (event !== undefined) events.push(event);
      at = text.indexOf(hint, isHit ? end : at + 1);
    }
    return events;
  }
}

/** Whether its tab may add events to a segment. */
export function isOpen(segment: Segment, now: number): boolean {
  return now - segment.written < HALF_A_DAY && segment.count < MAX_EVENTS;
}

/** Whether no tab can write to a segment any more. Twice as long as above, so that no tab is surprised. */
export function isClosed(segment: Segment, now: number): boolean {
  return now - segment.written > 2 * HALF_A_DAY || segment.count >= MAX_EVENTS;
}

/** The keys that begin with a prefix, sorted. */
export function findKeys(storage: StringStorage, prefix: string): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix)).sort();
}

function hasField(event: Json, field: string, value: string): boolean {
  return isObject(event) && event[field] === value;
}

/** The segment in a text of an earlier version, which had all events in one line. */
function parseOneLine(text: string): Segment | undefined {
  return tryTo(() => {
    const { version, written, events } = JSON.parse(text);
    const isSegment = version === 1 && typeof written === "number" && Array.isArray(events);
    return isSegment ? Segment.create(written, events.map(unpackEvent)) : undefined;
  });
}

function formatText(written: number, latest: string, lines: string): string {
  return `{"version":1,"written":${written},"latest":"${latest}","events":[${lines}${END}`;
}

/** Each event after a line break. */
function formatLines(events: readonly Json[]): string {
  return events.map((event) => `\n${JSON.stringify(packEvent(event))}`).join(",");
}
