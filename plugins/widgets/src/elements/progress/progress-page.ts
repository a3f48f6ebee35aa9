// SPDX-License-Identifier: MIT
// Fills the progress page: a sentence, the sections, and messages above them.

import { findCourseCounts } from "../../core/learner/snapshot.ts";
import { type Current as Computed, loadLearner, openSiteStore } from "../mastery/shared.ts";
import { saySummary } from "./messages.ts";
import { PageNotes } from "./page-notes.ts";
import { findPart, type Part, showPart } from "./page-parts.ts";
import { createChaptersSection } from "./sections/chapters.ts";
import { type Current, describeCurrent } from "./sections/current.ts";
import { createDueSection } from "./sections/due.ts";
import { createGoalsSection } from "./sections/goals.ts";
import { createLeftColumn } from "./sections/left-column.ts";
import { createBegunSection, createReadySection } from "./sections/ready.ts";
import { createSureSection } from "./sections/sure.ts";

/** A section that follows from the learner. */
interface Section {
  readonly part: Part;
  readonly show: (current: Current) => void;
}

/** The content of one progress page. */
export class ProgressPage {
  readonly #root: HTMLElement;
  readonly #summary: HTMLElement | null;
  /** What the first sentence says to a new reader. */
  readonly #introduction: string;
  readonly #notes: PageNotes;
  readonly #sections: readonly Section[];
  readonly #showLeftColumn: (current: Current) => void;
  #isGraphMissing = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#summary = root.querySelector('[data-part="summary"]');
    this.#introduction = this.#summary?.textContent ?? "";
    root.querySelector(".cairn-no-script")?.remove();
    this.#notes = new PageNotes(root, () => this.load());
    const review = root.querySelector<HTMLAnchorElement>('[data-part="due"] .cairn-sub a')?.href ?? "";
    this.#sections = createSections(root, review);
    const map = root.querySelector<HTMLAnchorElement>('[data-part="chapters"] .cairn-sub a')?.href ?? "";
    this.#showLeftColumn = createLeftColumn(review, map);
  }

  /** Follows the connection and the record until the signal is aborted. */
  follow(signal: AbortSignal): void {
    const update = () => this.#notes.show(this.#isGraphMissing);
    openSiteStore().subscribe(update, signal);
    addEventListener("offline", update, { signal });
    addEventListener("online", () => (this.#isGraphMissing ? this.load() : update()), { signal });
  }

  /** Loads the learner, and shows what can be shown without it. */
  async load(): Promise<void> {
    const current = await loadLearner();
    if (current) this.show(current);
    else this.#showMissing();
  }

  /** Shows a learner. */
  show(computed: Computed): void {
    const current = describeCurrent(computed);
    if (this.#isGraphMissing) for (const { part } of this.#sections) showPart(part, true);
    for (const { show } of this.#sections) show(current);
    this.#showSummary(current);
    this.#showLeftColumn(current);
    this.#finish(false);
  }

  #showMissing(): void {
    for (const { part } of this.#sections) showPart(part, false);
    this.#finish(true);
  }

  #finish(isGraphMissing: boolean): void {
    this.#isGraphMissing = isGraphMissing;
    this.#notes.show(isGraphMissing);
    this.#root.dataset["ready"] = "";
  }

  #showSummary({ isNew, snapshot, agenda }: Current): void {
    if (!this.#summary) return;
    const isBack = agenda.isBack && agenda.isBacklog;
    const sentence = isNew ? this.#introduction : saySummary(findCourseCounts(snapshot), isBack);
    if (this.#summary.textContent !== sentence) this.#summary.textContent = sentence;
  }
}

/** The sections of the page. `review` is the address of the review page. */
function createSections(root: HTMLElement, review: string): readonly Section[] {
  const creators: Readonly<Record<string, (part: Part) => Section["show"]>> = {
    due: (part) => createDueSection(part, review),
    begun: createBegunSection,
    ready: createReadySection,
    goals: (part) => createGoalsSection(part, review),
    sure: createSureSection,
    chapters: createChaptersSection,
  };
  return Object.entries(creators).flatMap(([name, create]) => {
    const part = findPart(root, name);
    return part ? [{ part, show: create(part) }] : [];
  });
}
