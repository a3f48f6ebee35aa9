// SPDX-License-Identifier: MIT
// The menu of the learner record: download it, load a file, start over, undo. The server writes it empty and
// hidden, since without scripts there is no record.

import { say, saySentences } from "../../core/messages.ts";
import type { EventStore } from "../../store/event-store.ts";
import { arePreviewsOn, switchPreviews } from "../../store/preview-preference.ts";
import {
  findLastReset,
  openStore,
  readProgress,
  readRecordFile,
  startOver,
  undoReset,
} from "../../store/shared.ts";
import { keepFocus } from "../focus.ts";
import { NOTICES, REFUSALS, sayLoaded } from "../messages.ts";
import { findQuestionSubjects } from "../question/question-markup.ts";
import { download, downloadSetAside } from "./download.ts";
import { createRecordMenu, namePreviews, type RecordMenu } from "./record-menu.ts";

const QUESTION_PREFIX = "question:";

/** The menu of one learner record. */
export class RecordElement extends HTMLElement {
  #listeners: AbortController | undefined;
  /** What the reader has asked to reset, until they have confirmed it. */
  #asked: { readonly subjects: readonly string[]; readonly count: number } | undefined;

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
    listen("resetPage", "click", () => this.#ask(store, menu, this.#findAttemptedOnPage(store)));
    listen("resetAll", "click", () => this.#ask(store, menu, ["site"]));
    listen("previews", "click", () => {
      switchPreviews(!arePreviewsOn());
      menu.previews.textContent = namePreviews();
    });
    listen("confirm", "click", () => this.#answer(store, menu, true));
    listen("cancel", "click", () => this.#answer(store, menu, false));
    listen("undo", "click", () => this.#undo(store, menu));
    // A long record takes long to read, so it is not read before it is needed.
    this.addEventListener("toggle", () => this.#open(store, menu), { signal, capture: true });
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
    if (typeof imported === "string") this.#announce(menu, store, REFUSALS[imported]);
    else if (!store.merge(imported.events)) this.#announce(menu, store, message("record.does-not-fit"));
    else {
      const added = store.read().length - before;
      this.#announce(menu, store, sayLoaded(added, imported.rejected));
    }
  }

  /** Offers to download what was set aside, and to undo the last reset. Reading finds out what there is. */
  #open(store: EventStore, menu: RecordMenu): void {
    store.read();
    menu.setAside.hidden = store.readSetAside().length === 0;
    if (!menu.status.textContent && findLastReset(store))
      this.#announce(menu, store, message("record.can-undo"));
  }

  /** Asks first, since a reset is easy to press and hides much. */
  #ask(store: EventStore, menu: RecordMenu, subjects: readonly string[]): void {
    const attempted = [...readProgress(store).keys()].filter((subject) =>
      subject.startsWith(QUESTION_PREFIX),
    );
    const count = subjects[0] === "site" ? attempted.length : subjects.length;
    this.#asked = count > 0 ? { subjects, count } : undefined;
    this.#announce(
      menu,
      store,
      count > 0 ? say(message("record.ask-reset"), { count }) : message("record.nothing-to-reset"),
    );
    if (this.#asked) menu.confirm.focus();
  }

  #answer(store: EventStore, menu: RecordMenu, isSure: boolean): void {
    const { subjects, count } = this.#asked ?? { subjects: [], count: 0 };
    this.#asked = undefined;
    if (isSure) startOver(store, subjects);
    this.#announce(menu, store, isSure ? say(message("record.was-reset"), { count }) : "");
  }

  #undo(store: EventStore, menu: RecordMenu): void {
    const last = findLastReset(store);
    if (last) undoReset(store, last);
    this.#announce(menu, store, message("record.restored"), false);
  }

  /** Says what has been done. A reset can be undone on any later page as well. */
  #announce(menu: RecordMenu, store: EventStore, text: string, offersUndo = true): void {
    const notices = store.takeNotices().map((notice) => NOTICES[notice]);
    menu.status.textContent = saySentences(text, ...notices);
    const change = () => {
      for (const button of [menu.confirm, menu.cancel]) button.hidden = !this.#asked;
      menu.undo.hidden = !offersUndo || this.#asked !== undefined || !findLastReset(store);
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
