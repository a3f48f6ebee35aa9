// SPDX-License-Identifier: MIT
// The element of the page of reviews. It decides what the page is for: a review, a placement for the goal in its
// address, or links to the questions where pages cannot be fetched.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findDueConcepts } from "../../core/learner/session.ts";
import { identifyRecord } from "../../store/shared.ts";
import { followLearner, isFromFolder, loadLearner, RECORD } from "../mastery/shared.ts";
import { takeReturn } from "../returning.ts";
import { Frame } from "./frame.ts";
import { createAction, createStatement, createTitle } from "./parts.ts";
import { PlacementFlow } from "./placement-flow.ts";
import { ReviewFlow } from "./review-flow.ts";
import { createLinks, createNoRecord, createNothingDue } from "./review-views.ts";

/** What a flow does. */
interface Flow {
  start(): Promise<void>;
  update(learner: Learner<SiteGraph>): void;
}

/** The place of reviews and placements. */
export class ReviewElement extends HTMLElement {
  #frame: Frame | undefined;
  #listeners: AbortController | undefined;
  /** Whether the end of a session is shown again. A link to this page begins the next session. */
  #keepsEnd = false;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    // Each view has a heading of its own.
    const title = this.parentElement?.querySelector(":scope > h1");
    title?.remove();
    this.#frame ??= new Frame(this, this.querySelector("a")?.href ?? "", title?.id ?? "");
    this.#keepsEnd ||= takeReturn();
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    this.#run(this.#frame, this.#listeners.signal);
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  async #run(frame: Frame, signal: AbortSignal): Promise<void> {
    const current = await loadLearner();
    if (signal.aborted) return;
    if (!current) return frame.show(createNoGraph());
    const { learner } = current;
    // The name of the record is empty where even reading is forbidden.
    if (identifyRecord(RECORD) === "") frame.sayOnce(message("progress.no-storage"));
    if (isFromFolder()) return frame.show(createFolderView(learner, frame.progress));
    const goal = new URLSearchParams(location.search).get("placement");
    const flow: Flow = goal
      ? new PlacementFlow(frame, learner, goal)
      : new ReviewFlow(frame, learner, this.#keepsEnd);
    this.#keepsEnd = true;
    followLearner(({ learner: changed }) => flow.update(changed), signal);
    await flow.start();
  }
}

function createNoGraph(): readonly HTMLElement[] {
  const again = createAction(message("progress.try-again"), () => location.reload(), true);
  return [createTitle(message("review.title")), createStatement(message("review.no-graph"), "", [again])];
}

function createFolderView(learner: Learner<SiteGraph>, progress: string): readonly HTMLElement[] {
  if (findDueConcepts(learner).length > 0) return createLinks(learner);
  return learner.history.length === 0 ? createNoRecord(learner) : createNothingDue(learner, progress);
}
