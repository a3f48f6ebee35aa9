// SPDX-License-Identifier: MIT
// Keeps a learner record in local storage, under one key. The storage may be forbidden, full, shared with other
// tabs, or contain a text that this version cannot read. Nothing stored is ever lost or overwritten, and what
// cannot be saved is kept in memory until the reader leaves the page.

import type { Json } from "../core/json.ts";
import type { EventDraft, LearnerEvent } from "../core/learner-event.ts";
import { ChangeNotifier } from "./change-notifier.ts";
import type { ChangeOrigin, Environment, EventStore, Notice } from "./event-store.ts";
import {
  addEvents,
  completeDrafts,
  EMPTY_RECORD,
  type LearnerRecord,
  parseRecord,
} from "./learner-record.ts";

/** The part of the Storage interface that is used. */
export type StringStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps events in local storage, or in memory if they cannot be saved. */
export class LocalStorageStore implements EventStore {
  readonly #key: string;
  readonly #storage: () => StringStorage;
  readonly #environment: Environment;
  readonly #notifier = new ChangeNotifier();
  readonly #givenNotices = new Set<Notice>();
  #notices: readonly Notice[] = [];
  #unsaved: readonly Json[] = [];
  // A page with many questions reads often, and parsing a long record takes long.
  #cache: { readonly text: string; readonly record: LearnerRecord } | undefined;

  /** `storage` is a function, because even reading `localStorage` throws where it is forbidden. */
  constructor(key: string, storage: () => StringStorage, environment: Environment) {
    this.#key = key;
    this.#storage = storage;
    this.#environment = environment;
  }

  read(): readonly Json[] {
    return this.#readRecord().events;
  }

  toText(): string {
    return JSON.stringify(this.#readRecord());
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = completeDrafts(this.#environment, this.read(), drafts);
    this.merge(events);
    return events;
  }

  merge(events: readonly Json[]): void {
    this.#unsaved = [...this.#unsaved, ...events];
    const saved = tryTo(() => {
      // Load again, since another tab may have written in the meantime.
      this.#save(addEvents(this.#load(), this.#unsaved));
      return true;
    });
    if (saved) this.#unsaved = [];
    else this.#notice("not-saved");
    this.#notifier.notify("this-tab");
  }

  now(): string {
    return this.#environment.now();
  }

  takeNotices(): readonly Notice[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#notifier.subscribe(listener, signal);
  }

  /** Called when another tab has written to the storage. */
  notifyOtherTab(): void {
    this.#notifier.notify("other-tab");
  }

  #readRecord(): LearnerRecord {
    return addEvents(tryTo(() => this.#load()) ?? EMPTY_RECORD, this.#unsaved);
  }

  /** The stored record. Throws if the storage does, or if an unreadable text cannot be kept. */
  #load(): LearnerRecord {
    const text = this.#storage().getItem(this.#key);
    if (text === null) return EMPTY_RECORD;
    if (this.#cache?.text === text) return this.#cache.record;
    const record = parseRecord(text);
    if (record === undefined) return this.#setAside(text);
    this.#cache = { text, record };
    return record;
  }

  #save(record: LearnerRecord): void {
    const text = JSON.stringify(record);
    this.#storage().setItem(this.#key, text);
    this.#cache = { text, record };
  }

  #setAside(text: string): LearnerRecord {
    const storage = this.#storage();
    let number = 1;
    while (storage.getItem(`${this.#key}:kept-${number}`) !== null) number += 1;
    storage.setItem(`${this.#key}:kept-${number}`, text);
    storage.removeItem(this.#key);
    this.#notice("set-aside");
    return EMPTY_RECORD;
  }

  #notice(notice: Notice): void {
    if (this.#givenNotices.has(notice)) return;
    this.#givenNotices.add(notice);
    this.#notices = [...this.#notices, notice];
  }
}

/** The result of an action, or undefined if it throws. */
function tryTo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
