// SPDX-License-Identifier: MIT
// Reads and writes the parts of one record in the storage: the segments of all tabs, and the record under the old
// key, which earlier versions wrote and which is only read. Every function throws if the storage does.

import { isObject, type Json } from "../../core/json.ts";
import { tryTo } from "../try-to.ts";
import { EMPTY_RECORD, findLatest, type LearnerRecord, parseRecord, unite } from "./learner-record.ts";
import { findKeys, isClosed, isOpen, MAX_EVENTS, Segment, type StringStorage } from "./segment.ts";

// Segments are joined when there are more than this, since reading many of them takes longer.
const MAX_SEGMENTS = 40;
// Joining a large segment again would need its space twice.
const LARGE = 2_000;

/** The stored parts of one record, as one tab of the browser uses them. */
export class SegmentStorage {
  readonly #key: string;
  readonly #storage: () => StringStorage;
  readonly #tab: string;
  readonly #onSetAside: () => void;
  // Parsing a long record takes long.
  readonly #segments = new Map<string, Segment>();
  #oldRecord: LearnerRecord | undefined;

  /** `storage` is a function, because even reading `localStorage` throws where it is forbidden. */
  constructor(key: string, storage: () => StringStorage, tab: string, onSetAside: () => void) {
    this.#key = key;
    this.#storage = storage;
    this.#tab = tab;
    this.#onSetAside = onSetAside;
  }

  /** Where the keys of all segments begin. */
  get prefix(): string {
    return `${this.#key}:s:`;
  }

  /** The events of each part. An event may be in several parts. */
  read(): readonly (readonly Json[])[] {
    return [this.readOldRecord().events, ...this.#findSegments().map((part) => this.#readEvents(...part))];
  }

  /** The events of some subjects, and all resets. An event may be there twice. */
  readSubjects(subjects: readonly string[]): readonly Json[] {
    const old = this.readOldRecord().events.filter((event) => concerns(event, subjects));
    const segments = this.#findSegments().map(([, segment]) => segment);
    return [
      ...old,
      ...segments.flatMap((segment) => segment.findResets()),
      ...subjects.flatMap((subject) => segments.flatMap((segment) => segment.findBySubject(subject))),
    ];
  }

  /** About how many events there are: those in several parts are counted more than once. */
  count(): number {
    const counts = this.#findSegments().map(([, segment]) => segment.count);
    return counts.reduce((sum, count) => sum + count, this.readOldRecord().events.length);
  }

  /** The latest credible time of an event, or an empty text. */
  findLatest(limit: string): string {
    const times = this.#findSegments().map(([, segment]) => segment.findLatest(limit));
    return [findLatest(this.readOldRecord().events, limit), ...times].sort().at(-1) ?? "";
  }

  /** The record under the old key. */
  readOldRecord(): LearnerRecord {
    this.#oldRecord ??= this.#parse(this.#key, parseRecord) ?? EMPTY_RECORD;
    return this.#oldRecord;
  }

  /** Forgets what was read, since another tab has written to a key, or to unknown ones. */
  forget(key: string | null): void {
    if (key) this.#segments.delete(key);
    else this.#segments.clear();
    if (!key || key === this.#key) this.#oldRecord = undefined;
  }

  /** Adds events to the segment of this tab, or to several if they do not fit. Returns whether one is new. */
  append(events: readonly Json[], now: number): boolean {
    let isNew = false;
    for (let rest = events; rest.length > 0; ) {
      const [number, segment] = this.#findOwn(now);
      const room = MAX_EVENTS - (segment?.count ?? 0);
      const added = rest.slice(0, room);
      isNew ||= !segment;
      const key = `${this.prefix}${this.#tab}:${number}`;
      this.#write(key, segment?.add(now, added) ?? Segment.create(now, added));
      rest = rest.slice(room);
    }
    return isNew;
  }

  /** Adds all events as one segment with an id of its own, or none if they do not fit. */
  add(id: string, events: readonly Json[]): void {
    this.#write(`${this.prefix}${id}:0`, Segment.create(0, events));
  }

  /** Whether there are so many segments that they should be joined. */
  hasMany(): boolean {
    return findKeys(this.#storage(), this.prefix).length > MAX_SEGMENTS;
  }

  /**
   * Joins the small segments that no tab writes to any more into one with an id of its own. Only one tab at a time
   * may do this. If the browser is closed in between, some events are stored twice, which reading expects.
   */
  compact(id: string, now: number): void {
    const storage = this.#storage();
    const closed = findKeys(storage, this.prefix).flatMap((key) => {
      const text = storage.getItem(key) ?? "";
      const segment = Segment.parse(text);
      const isSmall = segment && isClosed(segment, now) && segment.count < LARGE;
      const events = isSmall ? tryTo(() => segment.events) : undefined;
      return events ? [{ key, text, events }] : [];
    });
    if (closed.length < 2) return;
    this.add(id, unite(closed.map(({ events }) => events)));
    for (const { key, text } of closed) {
      if (storage.getItem(key) === text) storage.removeItem(key);
    }
  }

  /** The texts that were set aside. */
  readSetAside(): readonly string[] {
    const storage = this.#storage();
    return findKeys(storage, `${this.#key}:kept-`).map((key) => storage.getItem(key) ?? "");
  }

  /** The number of the segment that this tab writes next, and the segment if it exists. */
  #findOwn(now: number): readonly [number, Segment | undefined] {
    const prefix = `${this.prefix}${this.#tab}:`;
    const numbers = findKeys(this.#storage(), prefix).map((key) => Number(key.slice(prefix.length)));
    const last = Math.max(-1, ...numbers);
    const text = this.#storage().getItem(`${prefix}${last}`);
    const segment = text === null ? undefined : Segment.parse(text);
    return segment && isOpen(segment, now) ? [last, segment] : [last + 1, undefined];
  }

  #write(key: string, segment: Segment): void {
    this.#storage().setItem(key, segment.text);
    this.#segments.set(key, segment);
  }

  #findSegments(): readonly (readonly [string, Segment])[] {
    return findKeys(this.#storage(), this.prefix).flatMap((key) => {
      const segment = this.#segments.get(key) ?? this.#parse(key, Segment.parse);
      if (segment) this.#segments.set(key, segment);
      return segment ? [[key, segment] as const] : [];
    });
  }

  #readEvents(key: string, segment: Segment): readonly Json[] {
    const events = tryTo(() => segment.events);
    if (!events) this.#setAside(key, segment.text);
    return events ?? [];
  }

  /** A parsed text. One that cannot be parsed is set aside if there is space for it, and never overwritten. */
  #parse<T>(key: string, parse: (text: string) => T | undefined): T | undefined {
    const text = this.#storage().getItem(key);
    if (text === null) return undefined;
    const value = parse(text);
    if (value === undefined) this.#setAside(key, text);
    return value;
  }

  #setAside(key: string, text: string): void {
    const storage = this.#storage();
    let number = 1;
    while (storage.getItem(`${this.#key}:kept-${number}`) !== null) number += 1;
    tryTo(() => {
      storage.setItem(`${this.#key}:kept-${number}`, text);
      storage.removeItem(key);
      this.#onSetAside();
    });
  }
}

/** Whether an event is of one of these subjects, or a reset. */
export function concerns(event: Json, subjects: readonly string[]): boolean {
  if (!isObject(event)) return false;
  return event["type"] === "reset" || subjects.some((subject) => event["subject"] === subject);
}
