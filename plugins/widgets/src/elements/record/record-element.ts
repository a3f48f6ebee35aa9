// SPDX-License-Identifier: MIT
// The menu of the learner record: download it, load a file, start over, undo. The server writes it empty and
// hidden, since without scripts there is no record.

import type { EventStore } from "../../store/event-store.ts";
import { openStore, readProgress, startOver } from "../../store/shared.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { findQuestionSubjects } from "../question/question-subjects.ts";
import { download, readRecordFile } from "./record-files.ts";
import { createRecordMenu, type RecordMenu } from "./record-menu.ts";

const QUESTION_PREFIX = "question:";

/** The menu of one learner record. */
export class RecordElement extends HTMLElement {
  #listeners: AbortController | undefined;
  #undo: (() => void) | undefined;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    const store = openStore(this.dataset["record"] ?? "");
    const menu = createRecordMenu(this);
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const listen = (name: keyof RecordMenu, event: string, onEvent: () => void) =>
      menu[name].addEventListener(event, onEvent, { signal });
    listen("download", "click", () => download("learner-record.json", store.toText()));
    listen("setAside", "click", () => downloadSetAside(store));
    listen("load", "click", () => menu.file.click());
    listen("file", "change", () => this.#load(store, menu));
    listen("resetPage", "click", () => this.#reset(store, menu, this.#findAttemptedOnPage(store)));
    listen("resetAll", "click", () => this.#reset(store, menu, ["site"]));
    listen("undo", "click", () => this.#undoReset(menu));
    // Reading finds out whether the record has to be set aside.
    store.read();
    menu.setAside.hidden = store.readSetAside().length === 0;
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  async #load(store: EventStore, menu: RecordMenu): Promise<void> {
    const imported = await readRecordFile(menu.file);
    const before = store.read().length;
    const fits = imported && store.merge(imported.events);
    const added = store.read().length - before;
    const refusal = imported ? messages.FILE_TOO_LARGE : messages.FILE_UNREADABLE;
    this.#announce(menu, fits ? messages.sayLoaded(added, imported.rejected) : refusal, store);
  }

  #reset(store: EventStore, menu: RecordMenu, subjects: readonly string[]): void {
    const attempted = [...readProgress(store).keys()].filter((subject) =>
      subject.startsWith(QUESTION_PREFIX),
    );
    const count = subjects[0] === "site" ? attempted.length : subjects.length;
    this.#undo = count > 0 ? startOver(store, subjects) : undefined;
    this.#announce(menu, messages.sayReset(count), store);
  }

  #undoReset(menu: RecordMenu): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#announce(menu, messages.RESTORED);
  }

  #announce(menu: RecordMenu, message: string, store?: EventStore): void {
    const notices = store?.takeNotices().map((notice) => messages.NOTICES[notice]) ?? [];
    menu.status.textContent = [message, ...notices].join(" ");
    const change = () => {
      menu.undo.hidden = !this.#undo;
    };
    keepFocus(this, change, () => menu.summary);
  }

  /** The attempted questions of this page, as subjects of this record. */
  #findAttemptedOnPage(store: EventStore): readonly string[] {
    const progress = readProgress(store);
    const questions = [...this.ownerDocument.querySelectorAll<HTMLElement>("cairn-question")];
    return questions
      .filter(({ dataset }) => dataset["record"] === this.dataset["record"])
      .flatMap(findQuestionSubjects)
      .filter((subject) => progress.has(subject));
  }
}

/** Downloads the texts that were set aside, each as it was found. */
function downloadSetAside(store: EventStore): void {
  store.readSetAside().forEach((text, index) => {
    download(`unreadable-record-${index + 1}.json`, text);
  });
}
