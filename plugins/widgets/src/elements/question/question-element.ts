// SPDX-License-Identifier: MIT
// Turns a question's form into one that checks itself, shows feedback and follows the learner's record.
// Knows no type of question (see adapter.ts), no storage (see store/) and no looks (see stage.ts): only
// the course of events. Its state is told by `data-state` alone: absent while the learner is at work.

import type { Json } from "../../core/json.ts";
import { UNANSWERED } from "../../core/question.ts";
import type { Progress } from "../../core/reduce.ts";
import { score } from "../../core/score.ts";
import { shuffle } from "../../core/shuffle.ts";
import type { ChangeOrigin, EventStore } from "../../store/event-store.ts";
import { getShuffleSeed, openStore } from "../../store/open-store.ts";
import { readProgress } from "../../store/read-progress.ts";
import { startOver } from "../../store/start-over.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { CONTROLS } from "../question-types/registry.ts";
import { takeConfidence } from "./confidence.ts";
import { say, sayMore } from "./live-region.ts";
import { QuestionAttemptedEvent } from "./question-attempted-event.ts";
import { findQuestionMarkup } from "./question-markup.ts";
import { findQuestionSubjects } from "./question-subjects.ts";
import { type QuestionView, showEditing, showResult, showReview } from "./question-view.ts";
import { findStartOverButtons, type StartOverButtons } from "./start-over-buttons.ts";

// The key is shown after this many wrong responses in a row.
const WRONG_ATTEMPTS_BEFORE_KEY = 2;

/** A question that checks itself. */
export class QuestionElement extends HTMLElement {
  #view: QuestionView | undefined;
  #store!: EventStore;
  #buttons!: StartOverButtons;
  #listeners: AbortController | undefined;
  #undo: (() => void) | undefined;
  #shownState = "";
  readonly #openedHints = new Set<EventTarget>();

  /** May run again: the theme moves elements about. What the learner has done so far then stays. */
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

  #findView(): QuestionView | undefined {
    const markup = findQuestionMarkup(this);
    const { type = "", record = "" } = this.dataset;
    const createControls = CONTROLS.get(type);
    if (!markup || !createControls) return undefined;
    this.#store = openStore(record);
    this.#buttons = findStartOverButtons(markup.actions);
    return {
      root: this,
      markup,
      controls: createControls(markup, type),
      checkLabel: markup.submit.textContent ?? "",
    };
  }

  #listen(view: QuestionView): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { form } = view.markup;
    form.addEventListener("submit", (event) => this.#check(event, view), { signal });
    form.addEventListener("reset", (event) => this.#retry(event, view), { signal });
    form.addEventListener("input", (event) => this.#resume(event, view), { signal });
    form.addEventListener("toggle", (event) => this.#countHint(event), { signal, capture: true });
    this.#buttons.startOver.addEventListener("click", () => this.#startOver(view), { signal });
    this.#buttons.undo.addEventListener("click", () => this.#undoReset(view), { signal });
    this.#store.watch((origin) => this.#showStored(view, origin), signal);
    view.controls.listen?.(signal);
  }

  #activate(view: QuestionView): void {
    const { markup, controls } = view;
    markup.actions.hidden = false;
    markup.key.hidden = true;
    this.dataset["ready"] = "";
    for (const hint of markup.form.querySelectorAll(".cairn-hint[open]")) this.#openedHints.add(hint);
    if (this.dataset["shuffle"] !== "off") {
      controls.shuffle?.((items) => shuffle(getShuffleSeed(), this.id, items));
    }
    showEditing(view);
    this.#showStored(view, "here");
    this.#sayNotices(view);
  }

  #check(event: Event, view: QuestionView): void {
    event.preventDefault();
    const { state } = this.dataset;
    // Enter in a choice that is checked already adds nothing.
    if (state && state !== "review") return;
    const response = view.controls.readResponse();
    const result = score(view.controls.question, response);
    if (result === UNANSWERED) sayWhatIsMissing(view, response);
    else if (view.controls.review && !state) showReview(view);
    else this.#attempt(view, response, result.score);
  }

  #attempt(view: QuestionView, response: Json, points: number): void {
    const hints = this.#openedHints.size;
    const confidence = takeConfidence(view.markup.confidence);
    const attempt = { type: "attempt", subject: `question:${this.id}`, response, score: points, hints };
    this.#store.append({ ...attempt, ...confidence });
    this.#undo = undefined;
    this.#show(view, response, points, this.#findProgress());
    this.#sayNotices(view);
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, points));
  }

  #show(view: QuestionView, response: Json, points: number, progress: Progress | undefined): void {
    this.#shownState = identifyState(progress);
    showResult(
      view,
      response,
      points === 1,
      points < 1 && (progress?.wrongInRow ?? 0) >= WRONG_ATTEMPTS_BEFORE_KEY,
    );
    this.#offerToStartOver(view, progress);
  }

  /** Shows what the record says of this question; what another tab does disturbs nobody at work. */
  #showStored(view: QuestionView, origin: ChangeOrigin): void {
    const progress = this.#findProgress();
    const isEditing = origin === "elsewhere" && this.#isEditing(view);
    if (this.#shownState === identifyState(progress) || isEditing) return;
    this.#shownState = identifyState(progress);
    showEditing(view);
    view.controls.writeResponse(null);
    if (progress) this.#restore(view, progress);
    this.#offerToStartOver(view, progress);
  }

  #restore(view: QuestionView, progress: Progress): void {
    const { response } = progress.last;
    const result = score(view.controls.question, response);
    // Else nothing of the response is left, since the question was edited.
    if (result === UNANSWERED) return;
    view.controls.writeResponse(response);
    // Shown, not announced: the reader has done nothing here just now.
    view.markup.status.ariaLive = "off";
    this.#show(view, response, result.score, progress);
  }

  #isEditing({ controls }: QuestionView): boolean {
    const { state = "review" } = this.dataset;
    return state === "review" && score(controls.question, controls.readResponse()) !== UNANSWERED;
  }

  #retry(event: Event, view: QuestionView): void {
    if (view.controls.keepsResponse) event.preventDefault();
    // Looked for first, since it may be the first one that is marked wrong.
    const first = view.controls.findFirst();
    showEditing(view);
    first?.focus();
  }

  /** A change of the response takes its result away; a change of its review does not. */
  #resume({ target }: Event, view: QuestionView): void {
    const isReview = target instanceof HTMLElement && target.matches(".cairn-review *");
    if (!isReview) showEditing(view);
    else if (this.dataset["state"] === "done") showReview(view);
  }

  #startOver(view: QuestionView): void {
    this.#undo = startOver(this.#store, findQuestionSubjects(this));
    this.#showStored(view, "here");
    view.controls.findFirst()?.focus();
    say(view.markup.status, [[messages.STARTED_OVER]]);
  }

  #undoReset(view: QuestionView): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#showStored(view, "here");
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

  #sayNotices({ markup }: QuestionView): void {
    const notices = this.#store.takeNotices();
    sayMore(
      markup.status,
      notices.map((notice) => [messages.NOTICES[notice], "cairn-q__notice"]),
    );
  }

  #countHint({ target }: Event): void {
    const isHint = target instanceof HTMLDetailsElement && target.matches(".cairn-hint");
    if (isHint && target.open) this.#openedHints.add(target);
  }

  #findProgress(): Progress | undefined {
    const progress = readProgress(this.#store);
    return progress.get(findQuestionSubjects(this).find((subject) => progress.has(subject)) ?? "");
  }
}

function sayWhatIsMissing({ markup, controls }: QuestionView, response: Json): void {
  say(markup.status, [[controls.explain?.(response) ?? controls.emptyMessage]]);
}

/** Tells one state of a question's record from another. */
function identifyState(progress: Progress | undefined): string {
  return progress ? `${progress.last.id} ${progress.wrongInRow}` : "";
}
