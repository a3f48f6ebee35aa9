// SPDX-License-Identifier: MIT
// Makes a question interactive: checks responses, shows feedback and stores attempts. It only controls what
// happens when. The type's controls are in question-types/, what is stored in question-record.ts, what is shown in
// question-view.ts. `data-state` is the only state: absent while the learner is editing.
// In a review, a question begins empty: with `data-via`, it shows only what was answered since `data-since`.

import type { Json } from "../../core/json.ts";
import { UNANSWERED } from "../../core/question.ts";
import { identifyState, type Progress } from "../../core/reduce.ts";
import { score } from "../../core/score.ts";
import { shuffle } from "../../core/shuffle.ts";
import type { ChangeOrigin } from "../../store/event-store.ts";
import { getShuffleSeed, openDrafts } from "../../store/shared.ts";
import { describeCompletion, takeConfidence } from "./attempt-fields.ts";
import { foldResult, unfoldResult } from "./folded-result.ts";
import { announce } from "./live-region.ts";
import { QuestionAttemptedEvent } from "./question-attempted-event.ts";
import { QuestionDraft } from "./question-draft.ts";
import { QuestionRecord } from "./question-record.ts";
import {
  explainMissing,
  findView,
  offerToStartOver,
  type QuestionView,
  resumeSelfAssessment,
  showEditing,
  showKey,
  showResult,
  showSelfAssessment,
  showWhetherOpen,
} from "./question-view.ts";

// The key is shown after this many wrong attempts in a row.
const WRONG_ATTEMPTS_BEFORE_KEY = 2;

/** An interactive question. */
export class QuestionElement extends HTMLElement {
  #view: QuestionView | undefined;
  #record!: QuestionRecord;
  #draft!: QuestionDraft;
  #listeners: AbortController | undefined;
  #shown: Progress | undefined;

  /** May run more than once, since the theme moves elements. What the learner has entered is kept. */
  connectedCallback(): void {
    const isActive = this.#view !== undefined;
    const view = this.#view ?? findView(this);
    if (!view) return;
    this.#view = view;
    if (!isActive) {
      this.#record = new QuestionRecord(this);
      this.#draft = new QuestionDraft(openDrafts(this.dataset["record"] ?? ""), view);
    }
    this.#listen(view);
    if (!isActive) this.#activate(view);
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  /** Records that the learner does not know, and shows the key. */
  giveUp(): void {
    const view = this.#view;
    if (!view || this.dataset["state"]) return;
    this.#add(view, null, 0);
    this.#draft.drop();
    this.#shown = this.#record.progress;
    showKey(view);
    this.#finish(view, 0);
  }

  #listen(view: QuestionView): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { form } = view.markup;
    const { unfold, startOver, undo } = view.buttons;
    form.addEventListener("submit", (event) => this.#check(event, view), { signal });
    form.addEventListener("reset", (event) => this.#retry(event, view), { signal });
    form.addEventListener("input", (event) => this.#edit(event, view), { signal });
    form.addEventListener("toggle", () => this.#draft.noteHints(), { signal, capture: true });
    // A page restored from the back/forward cache may have missed what was entered on another page.
    const showMissed = ({ persisted }: PageTransitionEvent) => {
      if (persisted && this.#draft.isMissed()) this.#restoreDraft(view);
    };
    addEventListener("pageshow", showMissed, { signal });
    unfold.addEventListener("click", () => unfoldResult(view), { signal });
    startOver.addEventListener("click", () => this.#startOver(view), { signal });
    undo.addEventListener("click", () => this.#undoReset(view), { signal });
    this.#record.subscribe((origin) => this.#showChange(view, origin), signal);
    view.controls.addListeners?.(signal);
  }

  #activate(view: QuestionView): void {
    const { markup, controls, buttons } = view;
    markup.actions.hidden = false;
    markup.key.hidden = true;
    this.dataset["ready"] = "";
    if (this.dataset["shuffle"] !== "off") {
      controls.shuffle?.((items) => shuffle(getShuffleSeed(), this.id, items));
    }
    showEditing(view);
    this.#showStored(view, this.#record.progress);
    this.#restoreDraft(view);
    if (!this.dataset["via"]) foldResult(view, buttons.unfold);
    markup.status.append(...this.#record.takeNotices());
  }

  #check(event: Event, view: QuestionView): void {
    event.preventDefault();
    const { state, folded } = this.dataset;
    // Enter in a choice that has been checked must not add an attempt.
    if (state && state !== "review") return;
    if (folded !== undefined) {
      unfoldResult(view);
      return;
    }
    const { controls } = view;
    const response = controls.readResponse();
    const result = score(controls.question, response);
    if (result === UNANSWERED || controls.findEmpty?.().length) explainMissing(view, response);
    else if (controls.openSelfAssessment && !state) this.#assess(view, response);
    else this.#attempt(view, response, result.score);
  }

  /** Records an open response before its model is shown, since nobody could do so from memory afterwards. */
  #assess(view: QuestionView, response: Json): void {
    this.#add(view, response, 0);
    this.#shown = this.#record.progress;
    // Until the learner has finished, the response counts as being edited.
    this.#draft.save();
    showSelfAssessment(view);
    this.#finish(view, 0);
  }

  #attempt(view: QuestionView, response: Json, points: number): void {
    this.#add(view, response, points);
    this.#draft.drop();
    this.#showResult(view, response, points, this.#record.progress);
    this.#finish(view, points);
  }

  /** What follows each attempt. */
  #finish({ markup }: QuestionView, points: number): void {
    markup.status.append(...this.#record.takeNotices());
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, points));
  }

  #add(view: QuestionView, response: Json, points: number): void {
    const assessed = this.dataset["state"] === "review" ? this.#shown?.last : undefined;
    const circumstances = assessed
      ? describeCompletion(assessed)
      : { hints: this.#draft.hints, ...takeConfidence(view.markup.confidence) };
    this.#record.add({ response, score: points, ...circumstances });
  }

  #showResult(
    view: QuestionView,
    response: Json,
    points: number,
    progress: Progress | undefined,
    isRestored = false,
  ): void {
    this.#shown = progress;
    const withKey = points < 1 && (progress?.wrongInRow ?? 0) >= WRONG_ATTEMPTS_BEFORE_KEY;
    showResult(view, { response, points, withKey, isRestored });
    showWhetherOpen(view, this.#record.isOpen, this.dataset["state"] !== "wrong");
    offerToStartOver(view, progress !== undefined, this.#record.isReset);
  }

  /** Shows that the progress has changed. Changes from another tab do not interrupt editing. */
  #showChange(view: QuestionView, origin: ChangeOrigin): void {
    const { progress } = this.#record;
    const isEditing = origin === "other-tab" && (this.dataset["via"] || this.#isEditing(view));
    if (identifyState(this.#shown) === identifyState(progress) || isEditing) return;
    this.#draft.drop();
    showEditing(view);
    view.controls.writeResponse(null);
    this.#showStored(view, progress);
    if (origin === "other-tab") foldResult(view, view.buttons.unfold);
  }

  #showStored(view: QuestionView, progress: Progress | undefined): void {
    this.#shown = progress;
    showWhetherOpen(view, this.#record.isOpen, false);
    if (progress) this.#restore(view, progress);
    offerToStartOver(view, progress !== undefined, this.#record.isReset);
  }

  /** Shows a response that has not been checked yet, or an open one whose self-assessment is not finished. */
  #restoreDraft(view: QuestionView): void {
    if (!this.#draft.restore()) return;
    const response = view.controls.readResponse();
    const last = this.#shown?.last.response ?? null;
    if (view.controls.isSameText?.(response, last)) resumeSelfAssessment(view);
    else showEditing(view);
  }

  #restore(view: QuestionView, progress: Progress): void {
    const { controls, markup } = view;
    const { response } = progress.last;
    if (response === null && this.dataset["via"]) showKey(view);
    const result = score(controls.question, response);
    // The question was edited, and nothing of the response is left.
    if (result === UNANSWERED) return;
    controls.writeResponse(response);
    // Or something is missing: what is left is there to be completed.
    if (controls.findEmpty?.().length) return;
    // Not announced, since the reader has not just done anything here.
    markup.status.ariaLive = "off";
    this.#showResult(view, response, result.score, progress, true);
  }

  #isEditing({ controls }: QuestionView): boolean {
    const { state = "review" } = this.dataset;
    return state === "review" && score(controls.question, controls.readResponse()) !== UNANSWERED;
  }

  #retry(event: Event, view: QuestionView): void {
    if (!view.controls.isCleared) event.preventDefault();
    // Must come first: it may find the first control that is marked as wrong.
    const first = view.controls.findFirst();
    showEditing(view);
    first?.focus();
  }

  /** A change of the response removes its result. A change of the self-assessment does not. */
  #edit({ target }: Event, view: QuestionView): void {
    const isSelfAssessment = target instanceof HTMLElement && target.matches(".cairn-review *");
    if (!isSelfAssessment) showEditing(view);
    else if (this.dataset["state"] === "done") showSelfAssessment(view);
    this.#draft.save();
  }

  #startOver(view: QuestionView): void {
    this.#record.startOver();
    this.#showChange(view, "this-tab");
    view.controls.findFirst()?.focus();
    announce(view.markup.status, message("question.was-reset"));
  }

  #undoReset(view: QuestionView): void {
    this.#record.undoReset();
    this.#showChange(view, "this-tab");
    unfoldResult(view);
  }
}
