// SPDX-License-Identifier: MIT
// Turns a question's form into one that checks itself, shows feedback and follows the learner's record.
// Knows no type of question (see adapter.ts), no storage (see store/) and no looks (see stage.ts): only
// the course of events. Its state is told by `data-state` alone: absent while the learner is at work.

import type { Json } from "../../core/json.ts";
import { UNANSWERED } from "../../core/question.ts";
import type { Progress } from "../../core/reduce.ts";
import { score } from "../../core/score.ts";
import { shuffle } from "../../core/shuffle.ts";
import type { Origin, RecordStore } from "../../store/event-store.ts";
import { openSeed, openStore } from "../../store/open-store.ts";
import { readProgress } from "../../store/read-progress.ts";
import { startOver } from "../../store/start-over.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { ADAPTERS } from "../question-types/registry.ts";
import { takeConfidence } from "./confidence.ts";
import { say, sayMore } from "./live-region.ts";
import { QuestionAttemptedEvent } from "./question-attempted-event.ts";
import { findParts } from "./question-markup.ts";
import { findSubjects } from "./question-subjects.ts";
import { type Stage, showResult, showReview, showWork } from "./question-view.ts";
import { findStartOverButtons, type StartOverButtons } from "./start-over-buttons.ts";

// The key is shown after this many wrong responses in a row.
const PATIENCE = 2;

/** A question that checks itself. */
export class QuestionElement extends HTMLElement {
  #stage: Stage | undefined;
  #store!: RecordStore;
  #buttons!: StartOverButtons;
  #listening: AbortController | undefined;
  #undo: (() => void) | undefined;
  #followed = "";
  readonly #openedHints = new Set<EventTarget>();

  /** May run again: the theme moves elements about. What the learner has done so far then stays. */
  connectedCallback(): void {
    const isAwake = this.#stage !== undefined;
    const stage = this.#stage ?? this.#findStage();
    if (!stage) return;
    this.#stage = stage;
    this.#listen(stage);
    if (!isAwake) this.#wake(stage);
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  #findStage(): Stage | undefined {
    const parts = findParts(this);
    const { type = "", record = "" } = this.dataset;
    const makeAdapter = ADAPTERS.get(type);
    if (!parts || !makeAdapter) return undefined;
    this.#store = openStore(record);
    this.#buttons = findStartOverButtons(parts.actions);
    return { root: this, parts, adapter: makeAdapter(parts, type), check: parts.submit.textContent ?? "" };
  }

  #listen(stage: Stage): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { form } = stage.parts;
    form.addEventListener("submit", (event) => this.#check(event, stage), { signal });
    form.addEventListener("reset", (event) => this.#retry(event, stage), { signal });
    form.addEventListener("input", (event) => this.#resume(event, stage), { signal });
    form.addEventListener("toggle", (event) => this.#countHint(event), { signal, capture: true });
    this.#buttons.startOver.addEventListener("click", () => this.#startOver(stage), { signal });
    this.#buttons.undo.addEventListener("click", () => this.#takeBack(stage), { signal });
    this.#store.watch((origin) => this.#follow(stage, origin), signal);
    stage.adapter.listen?.(signal);
  }

  #wake(stage: Stage): void {
    const { parts, adapter } = stage;
    parts.actions.hidden = false;
    parts.key.hidden = true;
    this.dataset["ready"] = "";
    for (const hint of parts.form.querySelectorAll(".cairn-hint[open]")) this.#openedHints.add(hint);
    if (this.dataset["shuffle"] !== "off") {
      adapter.shuffle?.((items) => shuffle(openSeed(), this.id, items));
    }
    showWork(stage);
    this.#follow(stage, "here");
    this.#sayNotices(stage);
  }

  #check(event: Event, stage: Stage): void {
    event.preventDefault();
    const { state } = this.dataset;
    // Enter in a choice that is checked already adds nothing.
    if (state && state !== "review") return;
    const response = stage.adapter.readResponse();
    const result = score(stage.adapter.question, response);
    if (result === UNANSWERED) sayMissing(stage, response);
    else if (stage.adapter.review && !state) showReview(stage);
    else this.#attempt(stage, response, result.score);
  }

  #attempt(stage: Stage, response: Json, points: number): void {
    const hints = this.#openedHints.size;
    const confidence = takeConfidence(stage.parts.confidence);
    const attempt = { type: "attempt", subject: `question:${this.id}`, response, score: points, hints };
    this.#store.append({ ...attempt, ...confidence });
    this.#undo = undefined;
    this.#show(stage, response, points, this.#findProgress());
    this.#sayNotices(stage);
    this.dispatchEvent(new QuestionAttemptedEvent(this.id, points));
  }

  #show(stage: Stage, response: Json, points: number, progress: Progress | undefined): void {
    this.#followed = describe(progress);
    showResult(stage, response, points === 1, points < 1 && (progress?.wrongInRow ?? 0) >= PATIENCE);
    this.#offerToStartOver(stage, progress);
  }

  /** Shows what the record says of this question; what another tab does disturbs nobody at work. */
  #follow(stage: Stage, origin: Origin): void {
    const progress = this.#findProgress();
    const isAtWork = origin === "elsewhere" && this.#isAtWork(stage);
    if (this.#followed === describe(progress) || isAtWork) return;
    this.#followed = describe(progress);
    showWork(stage);
    stage.adapter.writeResponse(null);
    if (progress) this.#restore(stage, progress);
    this.#offerToStartOver(stage, progress);
  }

  #restore(stage: Stage, progress: Progress): void {
    const { response } = progress.last;
    const result = score(stage.adapter.question, response);
    // Else nothing of the response is left, since the question was edited.
    if (result === UNANSWERED) return;
    stage.adapter.writeResponse(response);
    // Shown, not announced: the reader has done nothing here just now.
    stage.parts.status.ariaLive = "off";
    this.#show(stage, response, result.score, progress);
  }

  #isAtWork({ adapter }: Stage): boolean {
    const { state = "review" } = this.dataset;
    return state === "review" && score(adapter.question, adapter.readResponse()) !== UNANSWERED;
  }

  #retry(event: Event, stage: Stage): void {
    if (stage.adapter.keepsResponse) event.preventDefault();
    // Looked for first, since it may be the first one that is marked wrong.
    const first = stage.adapter.findFirst();
    showWork(stage);
    first?.focus();
  }

  /** A change of the response takes its result away; a change of its review does not. */
  #resume({ target }: Event, stage: Stage): void {
    const isReview = target instanceof HTMLElement && target.matches(".cairn-review *");
    if (!isReview) showWork(stage);
    else if (this.dataset["state"] === "done") showReview(stage);
  }

  #startOver(stage: Stage): void {
    this.#undo = startOver(this.#store, findSubjects(this));
    this.#follow(stage, "here");
    stage.adapter.findFirst()?.focus();
    say(stage.parts.status, [[messages.STARTED_OVER]]);
  }

  #takeBack(stage: Stage): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#follow(stage, "here");
  }

  #offerToStartOver(stage: Stage, progress: Progress | undefined): void {
    const change = () => {
      this.#buttons.startOver.hidden = !progress;
      this.#buttons.undo.hidden = !this.#undo;
    };
    keepFocus(stage.parts.form, change, () =>
      this.dataset["state"] ? stage.parts.reset : stage.parts.submit,
    );
  }

  #sayNotices({ parts }: Stage): void {
    const notices = this.#store.takeNotices();
    sayMore(
      parts.status,
      notices.map((notice) => [messages.NOTICES[notice], "cairn-q__notice"]),
    );
  }

  #countHint({ target }: Event): void {
    const isHint = target instanceof HTMLDetailsElement && target.matches(".cairn-hint");
    if (isHint && target.open) this.#openedHints.add(target);
  }

  #findProgress(): Progress | undefined {
    const progress = readProgress(this.#store);
    return progress.get(findSubjects(this).find((subject) => progress.has(subject)) ?? "");
  }
}

function sayMissing({ parts, adapter }: Stage, response: Json): void {
  say(parts.status, [[adapter.explain?.(response) ?? adapter.emptyMessage]]);
}

/** Tells one state of a question's record from another. */
function describe(progress: Progress | undefined): string {
  return progress ? `${progress.last.id} ${progress.wrongInRow}` : "";
}
