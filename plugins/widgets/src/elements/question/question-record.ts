// SPDX-License-Identifier: MIT
// What the learner record says about one question, and what the question adds to it.

import { asEntries } from "../../core/json.ts";
import { isCounted } from "../../core/learner/grade.ts";
import type { EventDraft } from "../../core/learner-event.ts";
import type { Progress } from "../../core/reduce.ts";
import type { ChangeOrigin, EventStore } from "../../store/event-store.ts";
import { openStore, readSnapshot, readSubjectProgress, startOver } from "../../store/shared.ts";
import { createElement } from "../create-elements.ts";
import "../globals.ts";
import { NOTICES } from "../messages.ts";
import { findPlace } from "./attempt-fields.ts";
import { findQuestionSubjects } from "./question-markup.ts";

/** The record of one question. */
export class QuestionRecord {
  readonly #root: HTMLElement;
  readonly #store: EventStore;
  #undo: (() => void) | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#store = openStore(root.dataset["record"] ?? "");
  }

  /** The progress; in a review, only if the question was answered in it. */
  get progress(): Progress | undefined {
    const progress = readSubjectProgress(this.#store, findQuestionSubjects(this.#root));
    const { since = "" } = this.#root.dataset;
    return progress && progress.last.at >= since ? progress : undefined;
  }

  /** Whether it was answered, and its concept does not count it yet. Never on sites without the learner layer. */
  get isOpen(): boolean {
    const { record = "", via, uncounted } = this.#root.dataset;
    if (!globalThis.cairn?.hasLearner || (via ?? uncounted) !== undefined) return false;
    const subjects = findQuestionSubjects(this.#root);
    const attempts = subjects.flatMap((name) => readSubjectProgress(this.#store, [name])?.attempts ?? []);
    const end = asEntries(readSnapshot(record)).get("dayEndsAt");
    const sorted = attempts.sort((a, b) => (a.at < b.at ? -1 : 1));
    return sorted.length > 0 && !isCounted(sorted, typeof end === "number" ? end : undefined);
  }

  /** Whether a reset can be undone. */
  get isReset(): boolean {
    return this.#undo !== undefined;
  }

  /** Calls the listener after each change of the record. */
  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#store.subscribe(listener, signal);
  }

  /** Adds an attempt. */
  add(fields: Omit<EventDraft, "type" | "subject">): void {
    const attempt = { type: "attempt", subject: `question:${this.#root.id}`, ...fields };
    this.#store.append({ ...attempt, ...findPlace(this.#root) });
    this.#undo = undefined;
  }

  /** Resets the question. */
  startOver(): void {
    this.#undo = startOver(this.#store, findQuestionSubjects(this.#root));
  }

  /** Undoes the reset. */
  undoReset(): void {
    this.#undo?.();
    this.#undo = undefined;
  }

  /** What the reader has to know about the storage, once. */
  takeNotices(): readonly HTMLElement[] {
    return this.#store.takeNotices().map((notice) => createElement("p", "cairn-q__note", NOTICES[notice]));
  }
}
