// SPDX-License-Identifier: MIT
// The menu of the learner's record: take it away as a file, bring it back, start over and undo that. The
// server writes it empty and hidden, since without scripts there is no record.

import type { EventStore } from "../../store/event-store.ts";
import { openStore } from "../../store/open-store.ts";
import { readProgress } from "../../store/read-progress.ts";
import { startOver } from "../../store/start-over.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { findQuestionSubjects } from "../question/question-subjects.ts";
import { download, readFile } from "./record-files.ts";
import { createRecordMenu, type RecordMenu } from "./record-menu.ts";

const QUESTION = "question:";

/** The menu of one record. */
export class RecordElement extends HTMLElement {
  #listening: AbortController | undefined;
  #undo: (() => void) | undefined;

  /** May run again, as for questions. */
  connectedCallback(): void {
    const store = openStore(this.dataset["record"] ?? "");
    const menu = createRecordMenu(this);
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const listen = (name: keyof RecordMenu, event: string, act: () => void) =>
      menu[name].addEventListener(event, act, { signal });
    listen("download", "click", () => download("learner-record.json", store.toText()));
    listen("load", "click", () => menu.file.click());
    listen("file", "change", () => this.#load(store, menu));
    listen("page", "click", () => this.#reset(store, menu, this.#findOnPage(store)));
    listen("all", "click", () => this.#reset(store, menu, ["site"]));
    listen("undo", "click", () => this.#takeBack(menu));
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  async #load(store: EventStore, menu: RecordMenu): Promise<void> {
    const entries = await readFile(menu.file);
    const before = store.read().length;
    if (entries) store.merge(entries.events);
    const added = store.read().length - before;
    const said = entries ? messages.sayLoaded(added, entries.rejected) : messages.FILE_UNREADABLE;
    this.#say(menu, said, store);
  }

  #reset(store: EventStore, menu: RecordMenu, subjects: readonly string[]): void {
    const known = [...readProgress(store).keys()].filter((subject) => subject.startsWith(QUESTION));
    const count = subjects[0] === "site" ? known.length : subjects.length;
    this.#undo = count > 0 ? startOver(store, subjects) : undefined;
    this.#say(menu, messages.sayReset(count), store);
  }

  #takeBack(menu: RecordMenu): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#say(menu, messages.RESTORED);
  }

  #say(menu: RecordMenu, sentence: string, store?: EventStore): void {
    const notices = store?.takeNotices().map((notice) => messages.NOTICES[notice]) ?? [];
    menu.status.textContent = [sentence, ...notices].join(" ");
    const change = () => {
      menu.undo.hidden = !this.#undo;
    };
    keepFocus(this, change, () => menu.summary);
  }

  /** The attempted questions of this page that are kept in this record. */
  #findOnPage(store: EventStore): readonly string[] {
    const progress = readProgress(store);
    const questions = [...this.ownerDocument.querySelectorAll<HTMLElement>("cairn-question")];
    return questions
      .filter(({ dataset }) => dataset["record"] === this.dataset["record"])
      .flatMap(findQuestionSubjects)
      .filter((subject) => progress.has(subject));
  }
}
