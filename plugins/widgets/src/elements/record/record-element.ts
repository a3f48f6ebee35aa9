// SPDX-License-Identifier: MIT
// The menu of the learner record: download it, load a file, start over, undo. The server writes it empty and
// hidden, since without scripts there is no record.

import type { EventStore } from "../../store/event-store.ts";
import { openStore, readProgress, readRecordFile, startOver } from "../../store/shared.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { findQuestionSubjects } from "../question/question-markup.ts";
import { download, downloadSetAside } from "./download.ts";
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
    // A long record takes long to read, so it is not read before it is needed.
    this.addEventListener("toggle", () => showSetAside(store, menu), { signal, capture: true });
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  async #load(store: EventStore, menu: RecordMenu): Promise<void> {
    const [file] = menu.file.files ?? [];
    if (!file) return;
    const imported = await readRecordFile(file);
    // Otherwise the same file could not be chosen again.
    menu.file.value = "";
    const before = store.read().length;
    if (typeof imported === "string") this.#announce(menu, messages.REFUSALS[imported], store);
    else if (!store.merge(imported.events)) this.#announce(menu, messages.FILE_DOES_NOT_FIT, store);
    else {
      const added = store.read().length - before;
      this.#announce(menu, messages.sayLoaded(added, imported.rejected), store);
    }
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

/** Offers to download what was set aside. Reading finds out whether anything has to be. */
function showSetAside(store: EventStore, menu: RecordMenu): void {
  store.read();
  menu.setAside.hidden = store.readSetAside().length === 0;
}
