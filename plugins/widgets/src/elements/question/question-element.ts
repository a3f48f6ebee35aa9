// SPDX-License-Identifier: MIT
// Turns a question's form into one that checks itself, shows feedback and remembers the last attempt.
// Knows no type of question (see adapter.ts) and no storage (see store/): only the course of events.
// Which state the question is in is told by `data-state` alone: absent while the learner is at work.

import type { Json } from "../../core/json.ts";
import { UNANSWERED } from "../../core/question.ts";
import { type Progress, reduce } from "../../core/reduce.ts";
import { score } from "../../core/score.ts";
import * as messages from "../../messages.ts";
import { openStore } from "../../store/open-store.ts";
import type { RecordStore } from "../../store/record-store.ts";
import type { Adapter } from "../adapter.ts";
import { ADAPTERS } from "../registry.ts";
import { cloneShown } from "../verdict.ts";
import { findParts, type Parts } from "./parts.ts";
import { QuestionAttemptedEvent } from "./question-attempted-event.ts";
import { say, sayMore } from "./status.ts";

// The key is shown after this many wrong responses in a row.
const PATIENCE = 2;

/** A question that checks itself. */
export class QuestionElement extends HTMLElement {
  #parts!: Parts;
  #adapter!: Adapter;
  #store!: RecordStore;
  #listening: AbortController | undefined;
  #isAwake = false;
  readonly #openedHints = new Set<EventTarget>();

  /** May run again: the theme moves elements about. What the learner has done so far then stays. */
  connectedCallback(): void {
    const { type = "", record = "" } = this.dataset;
    const parts = findParts(this);
    const makeAdapter = ADAPTERS.get(type);
    if (!parts || !makeAdapter) return;
    this.#parts = parts;
    this.#adapter = makeAdapter(parts, type);
    this.#store = openStore(record);
    this.#listen();
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#wake();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  #listen(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { form } = this.#parts;
    form.addEventListener("submit", (event) => this.#check(event), { signal });
    form.addEventListener("reset", () => this.#restart(this.#adapter.findFirst()), { signal });
    form.addEventListener("input", () => this.#restart(), { signal });
    form.addEventListener("toggle", (event) => this.#countHint(event), { signal, capture: true });
    this.#adapter.listen?.(signal);
  }

  #wake(): void {
    this.#parts.actions.hidden = false;
    this.#parts.key.hidden = true;
    this.dataset["ready"] = "";
    for (const hint of this.#parts.form.querySelectorAll(".cairn-hint[open]")) this.#openedHints.add(hint);
    this.#restart();
    const progress = this.#findProgress();
    if (progress) this.#restore(progress);
    this.#sayNotices();
  }

  #restore(progress: Progress): void {
    const { response } = progress.last;
    const result = score(this.#adapter.question, response);
    // Nothing of the response is left, since the question was edited.
    if (result === UNANSWERED) return;
    this.#adapter.writeResponse(response);
    // Shown, not announced: the reader has only opened the page.
    this.#parts.status.ariaLive = "off";
    this.#show(response, result.score, progress);
  }

  #check(event: Event): void {
    event.preventDefault();
    // Enter in a choice that is checked already adds nothing.
    if (this.dataset["state"]) return;
    const response = this.#adapter.readResponse();
    const result = score(this.#adapter.question, response);
    if (result === UNANSWERED) say(this.#parts.status, [[this.#adapter.emptyMessage]]);
    else this.#attempt(response, result.score);
  }

  #attempt(response: Json, points: number): void {
    const hints = this.#openedHints.size;
    this.#store.append({ type: "attempt", subject: this.#subject, response, score: points, hints });
    this.#show(response, points, this.#findProgress());
    this.#sayNotices();
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, points));
  }

  #show(response: Json, points: number, progress: Progress | undefined): void {
    const isRight = points === 1;
    const withKey = !isRight && (progress?.wrongInRow ?? 0) >= PATIENCE;
    this.dataset["state"] = isRight ? "right" : "wrong";
    this.#adapter.showResult(response, withKey);
    const rationale = this.#parts.key.querySelector(":scope > .cairn-rationale");
    if (rationale && (isRight || withKey)) this.#parts.fieldset.append(cloneShown(rationale));
    say(this.#parts.status, [
      [isRight ? messages.RIGHT : messages.WRONG, "cairn-q__verdict"],
      [isRight || withKey ? "" : messages.TRY_AGAIN, "cairn-q__invitation"],
      [this.#adapter.describe(response)],
      [withKey ? this.#adapter.keyMessage : ""],
    ]);
    this.#offer(this.#parts.reset, this.#parts.submit);
  }

  /** Takes the result away and offers to check again; the focus goes to `first`, when it is given. */
  #restart(first?: HTMLElement | null): void {
    delete this.dataset["state"];
    this.#adapter.hideResult();
    for (const shown of this.#parts.form.querySelectorAll(".cairn-shown")) shown.remove();
    this.#parts.status.ariaLive = "polite";
    say(this.#parts.status, []);
    first?.focus();
    this.#offer(this.#parts.submit, this.#parts.reset);
  }

  /** Shows one button in the place of the other, which hands its focus over. */
  #offer(shown: HTMLElement, gone: HTMLElement): void {
    shown.hidden = false;
    if (document.activeElement === gone) shown.focus();
    gone.hidden = true;
  }

  #sayNotices(): void {
    const notices = this.#store.takeNotices();
    sayMore(
      this.#parts.status,
      notices.map((notice) => [messages.NOTICES[notice], "cairn-q__notice"]),
    );
  }

  #countHint({ target }: Event): void {
    const isHint = target instanceof HTMLDetailsElement && target.matches(".cairn-hint");
    if (isHint && target.open) this.#openedHints.add(target);
  }

  #findProgress(): Progress | undefined {
    return reduce(this.#store.read()).get(this.#subject);
  }

  get #subject(): string {
    return `question:${this.id}`;
  }
}
