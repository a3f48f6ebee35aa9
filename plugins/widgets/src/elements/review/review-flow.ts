// SPDX-License-Identifier: MIT
// A review from its first question to its end. It is planned from the record again after each answer. What else it
// needs is kept in the tab, so that it goes on after a reload and when the reader comes back from another page.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import type { SessionItem } from "../../core/learner/session.ts";
import { say } from "../../core/messages.ts";
import {
  answerCurrent,
  beginReview,
  findBeginning,
  findItem,
  findResult,
  findResults,
  isAnswered,
  isCounted,
  planReview,
  type Review,
  type ReviewStep,
  readReview,
} from "../../core/review/review.ts";
import { getClock, readSession, writeSession } from "../../store/shared.ts";
import "../globals.ts";
import { RECORD } from "../mastery/shared.ts";
import { SESSION_END } from "../session-end.ts";
import { fetchPage } from "./fetch-page.ts";
import { createFailure, type Frame } from "./frame.ts";
import { type LoadedItem, type Loading, loadFirst, QuestionStage } from "./question-stage.ts";
import { createAfter, createFinished, createNoRecord, createNothingDue } from "./review-views.ts";
import { createSessionHeader } from "./session-header.ts";

const NAME = "review";

/** A review in the page. */
export class ReviewFlow {
  readonly #frame: Frame;
  readonly #header = createSessionHeader(message("review.title"), message("review.end"), () => this.#end());
  readonly #stage = new QuestionStage({
    via: "review",
    onAnswered: () => this.#showPosition(),
    onNext: () => this.#next(),
  });
  #learner: Learner<SiteGraph>;
  #review: Review;
  #isMoving = false;
  /** Whether what comes after the answer is shown. */
  #isAfterShown = false;
  /** Called when the answer to what is shown has been counted. */
  #onCounted: (() => void) | undefined;

  constructor(frame: Frame, learner: Learner<SiteGraph>, keepsEnd: boolean) {
    this.#frame = frame;
    this.#learner = learner;
    const kept = readReview(readSession(RECORD, NAME), learner.today);
    this.#review = kept && (keepsEnd || !kept.isEnded) ? kept : beginReview(learner.today);
  }

  /** Begins, or goes on. */
  async start(): Promise<void> {
    if (this.#review.isEnded) this.#showEnd();
    else if (!(await this.#resume())) {
      // It is asked again when its turn comes.
      this.#save({ ...this.#review, current: null });
      await this.#ask();
    }
  }

  /** The record has changed. */
  update(learner: Learner<SiteGraph>): void {
    this.#learner = learner;
    const { current, day } = this.#review;
    if (!current) return;
    if (this.#stage.isAnswered) this.#count(current);
    else if (this.#stage.isUntouched && current.questions.some((id) => isCounted(learner, id, day)))
      this.#skip(message("review.answered-elsewhere"));
  }

  /** Shows again what was shown before a reload. */
  async #resume(): Promise<boolean> {
    const { current } = this.#review;
    const item = current && findItem(this.#learner, current);
    const { loaded } = await loadFirst(item ? [item] : [], this.#learner.course);
    if (!loaded || !current) return false;
    await this.#show(loaded, current, false);
    if (this.#stage.isAnswered) this.#count(current);
    return true;
  }

  /** Asks the next question, if there is one. */
  async #ask(): Promise<void> {
    const { loaded, gone, failed } = await this.#load(planReview(this.#review, this.#learner));
    // The reader did not wait.
    if (this.#review.isEnded) return;
    if (gone.length > 0) this.#frame.sayOnce(message("review.gone"));
    if (loaded && failed.length > 0)
      this.#frame.sayOnce(navigator.onLine ? message("review.some-failed") : message("progress.offline"));
    if (loaded) await this.#show(loaded, this.#begin(loaded), true);
    else if (failed[0]) this.#showFailure(failed[0]);
    else if (this.#review.done.length > 0) this.#end();
    else this.#showNothing();
  }

  /** Loads the first item that can be shown. After a question that is gone, its concept may have others. */
  async #load(items: readonly SessionItem[]): Promise<Loading> {
    const loading = await loadFirst(items, this.#learner.course);
    if (loading.gone.length === 0) return loading;
    const keys = loading.gone.flatMap(({ group }) => group.questions.flat());
    this.#save({ ...this.#review, gone: [...this.#review.gone, ...keys] });
    const again = await this.#load(planReview(this.#review, this.#learner));
    return { ...again, gone: [...loading.gone, ...again.gone] };
  }

  #begin({ item, questions }: LoadedItem): ReviewStep {
    return {
      concept: this.#learner.course.concepts[item.concept]?.id ?? "",
      questions: questions.map(({ id }) => id),
      since: findBeginning(this.#learner, getClock().now),
      before: this.#learner.states[item.concept]?.name ?? "unseen",
      joined: [],
    };
  }

  async #show(loaded: LoadedItem, current: ReviewStep, isFirst: boolean): Promise<void> {
    this.#save({ ...this.#review, current });
    this.#isAfterShown = false;
    this.#frame.showStage(this.#header, this.#stage);
    this.#showPosition();
    await this.#stage.show(loaded, current.since, isFirst);
    const [next] = planReview(this.#review, this.#learner);
    // So that it is there when it is needed.
    if (next) fetchPage(this.#learner.course.concepts[next.concept]?.path ?? "");
  }

  /** The answer is in the record: says what comes next, once. */
  #count(current: ReviewStep): void {
    if (!this.#isAfterShown) {
      this.#isAfterShown = true;
      this.#save(answerCurrent(this.#review, this.#learner));
      const step = this.#review.current ?? current;
      const result = findResult(step, this.#review.day, this.#learner);
      if (result) this.#frame.showAfter(createAfter(result, step.joined, this.#learner));
      this.#showPosition();
    }
    this.#onCounted?.();
  }

  async #next(): Promise<void> {
    if (this.#isMoving) return;
    this.#isMoving = true;
    await this.#frame.wait(this.#move());
    this.#isMoving = false;
    this.#frame.begin(() => this.#stage.focus());
  }

  async #move(): Promise<void> {
    const isCounting = this.#review.current && !isAnswered(this.#review);
    if (isCounting) await new Promise<void>((resolve) => (this.#onCounted = resolve));
    this.#onCounted = undefined;
    this.#save({ ...this.#review, current: null });
    await this.#ask();
  }

  #skip(reason: string): void {
    this.#save({ ...this.#review, current: null });
    this.#frame.sayOnce(reason);
    this.#ask();
  }

  #showPosition(): void {
    const done = this.#review.done.length;
    const isOpen = !isAnswered(this.#review);
    const position = done + Number(isOpen);
    const total = position + planReview(this.#review, this.#learner).length;
    this.#header.show({
      text: say(message("review.position"), { position, all: total }),
      done,
      total,
      isOpen,
    });
  }

  #showFailure({ concept }: SessionItem): void {
    const failure = createFailure(this.#learner.course.concepts[concept], () => this.#next());
    this.#frame.show([this.#header.element, failure]);
  }

  #showNothing(): void {
    const { history } = this.#learner;
    const { progress } = this.#frame;
    const hasRecord = history.length > 0;
    this.#frame.show(hasRecord ? createNothingDue(this.#learner, progress) : createNoRecord(this.#learner));
  }

  #end(): void {
    this.#save({ ...this.#review, current: null, isEnded: true });
    this.#showEnd();
    this.#frame.begin(() => {});
    // If the record is kept in a file, the file gets the answers of this session.
    cairn?.load?.("settings");
    document.dispatchEvent(new Event(SESSION_END));
  }

  #showEnd(): void {
    const results = findResults(this.#review, this.#learner);
    const actions = {
      progress: this.#frame.progress,
      onMore: () => this.#beginAgain(),
      onLeave: () => this.#save(undefined),
    };
    this.#frame.show(createFinished(results, this.#learner, actions));
  }

  #beginAgain(): void {
    this.#save(beginReview(this.#learner.today));
    this.#next();
  }

  #save(review: Review | undefined): void {
    if (review) this.#review = review;
    writeSession(RECORD, NAME, review);
  }
}
