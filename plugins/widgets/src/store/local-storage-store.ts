// SPDX-License-Identifier: MIT
// Keeps a learner record under one key of the browser's storage. The storage may be forbidden, full,
// shared with other tabs, or hold a text that this version cannot read: nothing there is ever lost or
// written over, and what cannot be saved is remembered until the page is left.

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

/** The part of the browser's storage that is used. */
export type StringStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Remembers events in the browser's storage, and in memory what could not be saved there. */
export class LocalStorageStore implements EventStore {
  readonly #key: string;
  readonly #storage: () => StringStorage;
  readonly #world: Environment;
  readonly #changes = new ChangeNotifier();
  readonly #told = new Set<Notice>();
  #notices: readonly Notice[] = [];
  #unsaved: readonly Json[] = [];
  // A page of many questions reads often, and a long record takes long to parse.
  #seen: { readonly text: string; readonly record: LearnerRecord } | undefined;

  /** `storage` is a function, because the very asking for it throws where it is forbidden. */
  constructor(key: string, storage: () => StringStorage, world: Environment) {
    this.#key = key;
    this.#storage = storage;
    this.#world = world;
  }

  read(): readonly Json[] {
    return this.#readRecord().events;
  }

  toText(): string {
    return JSON.stringify(this.#readRecord());
  }

  append(...drafts: readonly EventDraft[]): readonly LearnerEvent[] {
    const events = completeDrafts(this.#world, this.read(), drafts);
    this.merge(events);
    return events;
  }

  merge(events: readonly Json[]): void {
    this.#unsaved = [...this.#unsaved, ...events];
    const saved = this.#attempt(() => {
      // Read anew, for another tab may have written since.
      this.#save(addEvents(this.#load(), this.#unsaved));
      return true;
    });
    if (saved) this.#unsaved = [];
    else this.#tell("not-saved");
    this.#changes.tell("here");
  }

  now(): string {
    return this.#world.now();
  }

  takeNotices(): readonly Notice[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  watch(look: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#changes.watch(look, signal);
  }

  /** To be called when another tab has written to the storage. */
  notifyOtherTab(): void {
    this.#changes.tell("elsewhere");
  }

  #readRecord(): LearnerRecord {
    return addEvents(this.#attempt(() => this.#load()) ?? EMPTY_RECORD, this.#unsaved);
  }

  /** The stored record; throws where the storage does, or where a text can be neither read nor kept. */
  #load(): LearnerRecord {
    const text = this.#storage().getItem(this.#key);
    if (text === null) return EMPTY_RECORD;
    if (this.#seen?.text === text) return this.#seen.record;
    const record = parseRecord(text);
    if (record === undefined) return this.#keepAside(text);
    this.#seen = { text, record };
    return record;
  }

  #save(record: LearnerRecord): void {
    const text = JSON.stringify(record);
    this.#storage().setItem(this.#key, text);
    this.#seen = { text, record };
  }

  #keepAside(text: string): LearnerRecord {
    const storage = this.#storage();
    let number = 1;
    while (storage.getItem(`${this.#key}:kept-${number}`) !== null) number += 1;
    storage.setItem(`${this.#key}:kept-${number}`, text);
    storage.removeItem(this.#key);
    this.#tell("kept-aside");
    return EMPTY_RECORD;
  }

  #attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch {
      return undefined;
    }
  }

  #tell(notice: Notice): void {
    if (this.#told.has(notice)) return;
    this.#told.add(notice);
    this.#notices = [...this.#notices, notice];
  }
}
