// SPDX-License-Identifier: MIT
// Makes a question interactive: checks responses, shows feedback and stores attempts. It only controls what
// happens when. The type's controls are in question-types/, storage in store/, what is shown in
// question-view.ts. `data-state` is the only state: absent while the learner is editing.
// In a review, a question begins empty: with `data-via`, it shows only what was answered since `data-since`.

import type { Json } from "../../core/json.ts";
import { UNANSWERED } from "../../core/question.ts";
import { identifyState, type Progress } from "../../core/reduce.ts";
import { score } from "../../core/score.ts";
import { shuffle } from "../../core/shuffle.ts";
import type { ChangeOrigin, EventStore } from "../../store/event-store.ts";
import { getShuffleSeed, openDrafts, openStore, readSubjectProgress, startOver } from "../../store/shared.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { CONTROLS } from "../question-types/registry.ts";
import { describeCompletion, findVia, takeConfidence } from "./attempt-fields.ts";
import { foldResult, unfoldResult } from "./folded-result.ts";
import { announce, announceMore } from "./live-region.ts";
import { QuestionAttemptedEvent } from "./question-attempted-event.ts";
import { QuestionDraft } from "./question-draft.ts";
import { findQuestionMarkup } from "./question-markup.ts";
import { findQuestionSubjects } from "./question-subjects.ts";
import {
  type QuestionView,
  resumeSelfAssessment,
  showEditing,
  showKey,
  showResult,
  showSelfAssessment,
} from "./question-view.ts";
import { findResultButtons, type ResultButtons } from "./result-buttons.ts";

// The key is shown after this many wrong attempts in a row.
const WRONG_ATTEMPTS_BEFORE_KEY = 2;

/** An interactive question. */
export class QuestionElement extends HTMLElement {
  #view: QuestionView | undefined;
  #store!: EventStore;
  #draft!: QuestionDraft;
  #buttons!: ResultButtons;
  #listeners: AbortController | undefined;
  #undo: (() => void) | undefined;
  #shown: Progress | undefined;

  /** May run more than once, since the theme moves elements. What the learner has entered is kept. */
  connectedCallback(): void {
    const isActive = this.#view !== undefined;
    const view = this.#view ?? this.#findView();
    if (!view) return;
    this.#view = view;
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
    this.#record(view, null, 0);
    this.#draft.drop();
    this.#shown = this.#findProgress();
    showKey(view);
    this.#announceNotices(view);
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, 0));
  }

  #findView(): QuestionView | undefined {
    const markup = findQuestionMarkup(this);
    const { type = "", record = "" } = this.dataset;
    const createControls = CONTROLS.get(type);
    if (!markup || !createControls) return undefined;
    this.#store = openStore(record);
    this.#buttons = findResultButtons(markup);
    const checkLabel = markup.submit.textContent ?? "";
    const view = { root: this, markup, controls: createControls(markup, type), checkLabel };
    this.#draft = new QuestionDraft(openDrafts(record), view);
    return view;
  }

  #listen(view: QuestionView): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { form } = view.markup;
    form.addEventListener("submit", (event) => this.#check(event, view), { signal });
    form.addEventListener("reset", (event) => this.#retry(event, view), { signal });
    form.addEventListener("input", (event) => this.#edit(event, view), { signal });
    form.addEventListener("toggle", () => this.#openHint(), { signal, capture: true });
    // A page restored from the back/forward cache may have missed what was entered on another page.
    const showMissed = ({ persisted }: PageTransitionEvent) => {
      if (persisted && this.#draft.isMissed()) this.#restoreDraft(view);
    };
    addEventListener("pageshow", showMissed, { signal });
    this.#buttons.unfold.addEventListener("click", () => unfoldResult(view), { signal });
    this.#buttons.startOver.addEventListener("click", () => this.#startOver(view), { signal });
    this.#buttons.undo.addEventListener("click", () => this.#undoReset(view), { signal });
    this.#store.subscribe((origin) => this.#showChange(view, origin), signal);
    view.controls.listen?.(signal);
  }

  #activate(view: QuestionView): void {
    const { markup, controls } = view;
    markup.actions.hidden = false;
    markup.key.hidden = true;
    this.dataset["ready"] = "";
    if (this.dataset["shuffle"] !== "off") {
      controls.shuffle?.((items) => shuffle(getShuffleSeed(), this.id, items));
    }
    showEditing(view);
    this.#showStored(view, this.#findProgress());
    this.#restoreDraft(view);
    if (!this.dataset["via"]) foldResult(view, this.#buttons.unfold);
    this.#announceNotices(view);
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
    const response = view.controls.readResponse();
    const result = score(view.controls.question, response);
    if (result === UNANSWERED) explainMissingResponse(view, response);
    else if (view.controls.openSelfAssessment && !state) this.#assess(view, response);
    else this.#attempt(view, response, result.score);
  }

  /** Records an open response before its model is shown, since nobody could do so from memory afterwards. */
  #assess(view: QuestionView, response: Json): void {
    this.#record(view, response, 0);
    this.#shown = this.#findProgress();
    // Until the learner has finished, the response counts as being edited.
    this.#draft.save();
    showSelfAssessment(view);
    this.#announceNotices(view);
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, 0));
  }

  #attempt(view: QuestionView, response: Json, points: number): void {
    this.#record(view, response, points);
    this.#draft.drop();
    this.#showResult(view, response, points, this.#findProgress());
    this.#announceNotices(view);
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, points));
  }

  #record(view: QuestionView, response: Json, points: number): void {
    const assessed = this.dataset["state"] === "review" ? this.#shown?.last : undefined;
    const circumstances = assessed
      ? describeCompletion(assessed)
      : { hints: this.#draft.hints, ...takeConfidence(view.markup.confidence) };
    const attempt = { type: "attempt", subject: `question:${this.id}`, response, score: points };
    this.#store.append({ ...attempt, ...circumstances, ...findVia(this) });
    this.#undo = undefined;
  }

  #showResult(view: QuestionView, response: Json, points: number, progress: Progress | undefined): void {
    this.#shown = progress;
    showResult(
      view,
      response,
      points === 1,
      points < 1 && (progress?.wrongInRow ?? 0) >= WRONG_ATTEMPTS_BEFORE_KEY,
    );
    this.#offerToStartOver(view, progress);
  }

  /** Shows that the progress has changed. Changes from another tab do not interrupt editing. */
  #showChange(view: QuestionView, origin: ChangeOrigin): void {
    const progress = this.#findProgress();
    const isEditing = origin === "other-tab" && (this.dataset["via"] || this.#isEditing(view));
    if (identifyState(this.#shown) === identifyState(progress) || isEditing) return;
    this.#draft.drop();
    showEditing(view);
    view.controls.writeResponse(null);
    this.#showStored(view, progress);
    if (origin === "other-tab") foldResult(view, this.#buttons.unfold);
  }

  #showStored(view: QuestionView, progress: Progress | undefined): void {
    this.#shown = progress;
    if (progress) this.#restore(view, progress);
    this.#offerToStartOver(view, progress);
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
    const { response } = progress.last;
    if (response === null && this.dataset["via"]) showKey(view);
    const result = score(view.controls.question, response);
    // The question was edited, and nothing of the response is left.
    if (result === UNANSWERED) return;
    view.controls.writeResponse(response);
    // Not announced, since the reader has not just done anything here.
    view.markup.status.ariaLive = "off";
    this.#showResult(view, response, result.score, progress);
  }

  #isEditing({ controls }: QuestionView): boolean {
    const { state = "review" } = this.dataset;
    return state === "review" && score(controls.question, controls.readResponse()) !== UNANSWERED;
  }

  #retry(event: Event, view: QuestionView): void {
    if (view.controls.keepsResponse) event.preventDefault();
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
    this.#undo = startOver(this.#store, findQuestionSubjects(this));
    this.#showChange(view, "this-tab");
    view.controls.findFirst()?.focus();
    announce(view.markup.status, [[messages.STARTED_OVER]]);
  }

  #undoReset(view: QuestionView): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#showChange(view, "this-tab");
    unfoldResult(view);
  }

  #offerToStartOver(view: QuestionView, progress: Progress | undefined): void {
    const change = () => {
      this.#buttons.startOver.hidden = !progress;
      this.#buttons.undo.hidden = !this.#undo;
    };
    keepFocus(view.markup.form, change, () =>
      this.dataset["state"] ? view.markup.reset : view.markup.submit,
    );
  }

  #announceNotices({ markup }: QuestionView): void {
    const notices = this.#store.takeNotices();
    announceMore(
      markup.status,
      notices.map((notice) => [messages.NOTICES[notice], "cairn-q__notice"]),
    );
  }

  #openHint(): void {
    const before = this.#draft.hints;
    this.#draft.countHints();
    const { state = "review" } = this.dataset;
    // The draft of a checked response would be shown instead of its result.
    if (this.#draft.hints > before && state === "review") this.#draft.save();
  }

  #findProgress(): Progress | undefined {
    const progress = readSubjectProgress(this.#store, findQuestionSubjects(this));
    const { since = "" } = this.dataset;
    return progress && progress.last.at >= since ? progress : undefined;
  }
}

function explainMissingResponse({ markup, controls }: QuestionView, response: Json): void {
  announce(markup.status, [[controls.explain?.(response) ?? controls.emptyMessage]]);
}
