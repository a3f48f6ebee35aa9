// SPDX-License-Identifier: MIT
// Keeps a learner record in local storage. The storage may be forbidden, full, shared with other tabs, or contain
// a text that this version cannot read. Nothing stored is ever lost or overwritten, and what cannot be saved is
// kept in memory until the reader leaves the page.

import type { Json } from "../../core/json.ts";
import { type EventDraft, findTimeLimit, type LearnerEvent } from "../../core/learner-event.ts";
import { ChangeNotifier } from "../change-notifier.ts";
import type { ChangeOrigin, Environment, EventStore, Notice } from "../event-store.ts";
import { tryTo } from "../try-to.ts";
import { completeDrafts, EMPTY_RECORD, findLatest, selectNew, unite } from "./learner-record.ts";
import type { StringStorage } from "./segment.ts";
import { concerns, SegmentStorage } from "./segment-storage.ts";

/** Keeps events in local storage, or in memory if they cannot be saved. */
export class LocalStorageStore implements EventStore {
  readonly #environment: Environment;
  readonly #stored: SegmentStorage;
  readonly #notifier = new ChangeNotifier();
  readonly #givenNotices = new Set<Notice>();
  #notices: readonly Notice[] = [];
  #unsaved: readonly Json[] = [];
  // All events take long to read, so they are only read when all are needed.
  #log: readonly Json[] | undefined;
  #latest: string | undefined;

  /** `tab` is a random id of this tab of the browser. For `storage`, see `SegmentStorage`. */
  constructor(key: string, storage: () => StringStorage, environment: Environment, tab: string) {
    this.#environment = environment;
    this.#stored = new SegmentStorage(key, storage, tab, () => this.#notice("set-aside"));
  }

  read(): readonly Json[] {
    this.#log ??= unite([...(tryTo(() => this.#stored.read()) ?? []), this.#unsaved]);
    return this.#log;
  }

  readSubjects(subjects: readonly string[]): readonly Json[] {
    const stored = tryTo(() => this.#stored.readSubjects(subjects)) ?? [];
    return unite([stored, this.#unsaved.filter((event) => concerns(event, subjects))]);
  }

  count(): number {
    return (tryTo(() => this.#stored.count()) ?? 0) + this.#unsaved.length;
  }

  toText(): string {
    const record = tryTo(() => this.#stored.readOldRecord()) ?? EMPTY_RECORD;
    return JSON.stringify({ ...record, events: this.read() });
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    this.#latest ??= this.#findLatest();
    const events = completeDrafts(this.#environment, this.#latest, drafts);
    this.#latest = events.at(-1)?.at ?? this.#latest;
    // Not spread, which takes 20 times as long for a long record.
    this.#log = this.#log?.concat(events);
    this.#unsaved = [...this.#unsaved, ...events];
    this.#saveUnsaved();
    this.#notifier.notify("this-tab");
    return events;
  }

  merge(events: readonly Json[]): boolean {
    const log = this.read();
    const added = selectNew(log, events);
    if (added.length === 0) return true;
    if (!this.#add(added)) return false;
    this.#log = [...log, ...added];
    this.#latest = undefined;
    this.#notifier.notify("this-tab");
    return true;
  }

  now(): string {
    return this.#environment.now();
  }

  readSetAside(): readonly string[] {
    return tryTo(() => this.#stored.readSetAside()) ?? [];
  }

  takeNotices(): readonly Notice[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#notifier.subscribe(listener, signal);
  }

  /** Called when another tab has written to a key of the storage, or to unknown ones. */
  notifyOtherTab(key: string | null = null): void {
    this.#stored.forget(key);
    this.#log = undefined;
    this.#latest = undefined;
    this.#notifier.notify("other-tab");
  }

  #findLatest(): string {
    const limit = findTimeLimit(this.now());
    const stored = tryTo(() => this.#stored.findLatest(limit)) ?? "";
    const unsaved = findLatest(this.#unsaved, limit);
    return stored > unsaved ? stored : unsaved;
  }

  #saveUnsaved(): void {
    const now = Date.parse(this.now());
    const isNew = tryTo(() => this.#stored.append(this.#unsaved, now));
    if (isNew === undefined) {
      this.#notice("not-saved");
      return;
    }
    this.#unsaved = [];
    if (isNew && tryTo(() => this.#stored.hasMany())) this.#compact(now);
  }

  #compact(now: number): void {
    this.#environment.runAlone(this.#stored.prefix, () => {
      tryTo(() => this.#stored.compact(this.#environment.randomId(), now));
    });
  }

  /** Adds all events or, if the storage is too small for them, none. Without a storage, memory is enough. */
  #add(events: readonly Json[]): boolean {
    const isForbidden = tryTo(() => this.#stored.hasMany()) === undefined;
    const add = () => this.#stored.add(this.#environment.randomId(), events);
    if (!isForbidden) return tryTo(() => add() ?? true) ?? false;
    this.#unsaved = [...this.#unsaved, ...events];
    this.#notice("not-saved");
    return true;
  }

  #notice(notice: Notice): void {
    if (this.#givenNotices.has(notice)) return;
    this.#givenNotices.add(notice);
    this.#notices = [...this.#notices, notice];
  }
}
