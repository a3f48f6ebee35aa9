// SPDX-License-Identifier: MIT
// A placement from its first question to its outcome. Nothing is marked unless the reader says so.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { computePath } from "../../core/learner/path.ts";
import { estimateQuestions, type Placement } from "../../core/learner/placement.ts";
import { say } from "../../core/messages.ts";
import {
  beginPlacement,
  evaluatePlacement,
  findSteps,
  isKnown,
  type KeptPlacement,
  type PlacementQuestion,
  pickItem,
  readPlacement,
} from "../../core/review/kept-placement.ts";
import { findBeginning, findIndex } from "../../core/review/review.ts";
import { getClock, readProgress, readSession, setMarks, writeSession } from "../../store/shared.ts";
import { openSiteStore, RECORD } from "../mastery/shared.ts";
import { createFailure, type Frame } from "./frame.ts";
import { createGoalGone, createOutcome, createProposal, sayIntro } from "./placement-views.ts";
import { loadFirst, QuestionStage } from "./question-stage.ts";
import { createSessionHeader } from "./session-header.ts";

/** A placement in the page. */
export class PlacementFlow {
  readonly #frame: Frame;
  readonly #goal: string;
  readonly #header = createSessionHeader(message("paths.skip"), message("placement.stop"), () =>
    this.#stop(),
  );
  readonly #stage = new QuestionStage({
    via: "placement",
    onAnswered: () => this.#count(),
    onNext: () => this.#next(),
  });
  #learner: Learner<SiteGraph>;
  #kept: KeptPlacement;
  #isMoving = false;

  /** `goal` is the id of a concept. */
  constructor(frame: Frame, learner: Learner<SiteGraph>, goal: string) {
    this.#frame = frame;
    this.#learner = learner;
    this.#goal = goal;
    this.#kept =
      readPlacement(readSession(RECORD, this.#name), learner.today) ?? beginPlacement(learner.today);
  }

  /** Begins, or goes on. */
  async start(): Promise<void> {
    if (findIndex(this.#learner, this.#goal) < 0) this.#frame.show(createGoalGone(this.#frame.progress));
    else if (this.#kept.isEnded) this.#propose();
    else await this.#ask(this.#kept.current);
  }

  /** The record has changed. */
  update(learner: Learner<SiteGraph>): void {
    this.#learner = learner;
  }

  get #name(): string {
    return `placement:${this.#goal}`;
  }

  #evaluate(): Placement {
    const goal = findIndex(this.#learner, this.#goal);
    return evaluatePlacement(this.#kept, findSteps(this.#kept, this.#learner), goal, this.#learner);
  }

  /** Asks the question that was shown before a reload, or else the one that tells most. */
  async #ask(shown: PlacementQuestion | null): Promise<void> {
    const index = shown ? findIndex(this.#learner, shown.concept) : this.#evaluate().next;
    if (index === undefined) return this.#stop();
    const item = pickItem(index, this.#learner);
    const concept = this.#learner.course.concepts[index];
    const { loaded, failed } = await loadFirst(item ? [item] : [], this.#learner.course);
    // The reader did not wait.
    if (this.#kept.isEnded) return;
    if (failed.length > 0) {
      const failure = createFailure(concept, () => this.#next());
      return this.#frame.show([this.#header.element, failure]);
    }
    if (!loaded) {
      this.#save({ ...this.#kept, current: null, gone: [...this.#kept.gone, concept?.id ?? ""] });
      return this.#ask(null);
    }
    const current = shown ?? {
      concept: concept?.id ?? "",
      since: findBeginning(this.#learner, getClock().now),
    };
    this.#save({ ...this.#kept, current });
    this.#frame.showStage(this.#header, this.#stage);
    this.#showPosition();
    if (this.#kept.steps.length === 0) this.#frame.sayOnce(sayIntro(this.#evaluate(), this.#goalTitle));
    await this.#stage.show(loaded, current.since, !shown);
  }

  get #goalTitle(): string {
    return this.#learner.course.concepts[findIndex(this.#learner, this.#goal)]?.title ?? "";
  }

  #count(): void {
    const { current, steps } = this.#kept;
    const progress = readProgress(openSiteStore());
    const attempts = this.#stage.questionIds.map((id) => progress.get(`question:${id}`)?.last);
    if (!current) return;
    const step = { concept: current.concept, isRight: isKnown(attempts) };
    this.#save({ ...this.#kept, steps: [...steps, step], current: null });
    this.#showPosition();
  }

  async #next(): Promise<void> {
    if (this.#isMoving) return;
    this.#isMoving = true;
    await this.#frame.wait(this.#ask(this.#kept.current));
    this.#isMoving = false;
    this.#frame.begin(() => this.#stage.focus());
  }

  #showPosition(): void {
    const done = this.#kept.steps.length;
    const isOpen = this.#kept.current !== null;
    const more = estimateQuestions(this.#evaluate(), findSteps(this.#kept, this.#learner));
    const total = done + more;
    const text = say(message("placement.position"), { position: done + Number(isOpen), all: total });
    this.#header.show({ text, done, total, isOpen });
  }

  #stop(): void {
    this.#save({ ...this.#kept, current: null, isEnded: true });
    this.#propose();
    this.#frame.begin(() => {});
  }

  #propose(): void {
    const placement = this.#evaluate();
    const all = computePath(this.#learner.course, this.#learner.states, [
      findIndex(this.#learner, this.#goal),
    ]);
    const asked = new Set(findSteps(this.#kept, this.#learner).map(({ concept }) => concept));
    this.#frame.show(
      createProposal(this.#learner, {
        goal: findIndex(this.#learner, this.#goal),
        known: placement.known,
        asked,
        left: all.conceptsLeft,
        onAccept: (concepts) => this.#accept(concepts),
      }),
    );
  }

  /** Writes the marks that the reader has chosen, and shows what is left. */
  #accept(concepts: readonly number[]): void {
    const ids = concepts.flatMap((index) => this.#learner.course.concepts[index]?.id ?? []);
    setMarks(openSiteStore(), ids, "known", "placement");
    writeSession(RECORD, this.#name, undefined);
    const goal = findIndex(this.#learner, this.#goal);
    this.#frame.show(createOutcome(this.#learner, goal, concepts, this.#frame.progress));
    this.#frame.begin(() => {});
  }

  #save(kept: KeptPlacement): void {
    this.#kept = kept;
    writeSession(RECORD, this.#name, kept);
  }
}
