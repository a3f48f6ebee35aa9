// SPDX-License-Identifier: MIT
// Fills the progress page: a sentence, the sections, and messages above them.

import { findCourseCounts } from "../../core/learner/snapshot.ts";
import { isStorageForbidden } from "../../store/storage-access.ts";
import { type Current as Computed, loadLearner, openSiteStore } from "../mastery/shared.ts";
import { downloadSetAside } from "../record/download.ts";
import { type Note, Notes } from "./controls/notes.ts";
import * as messages from "./messages.ts";
import { findPart, type Part, showPart } from "./page-parts.ts";
import { showChapters } from "./sections/chapters.ts";
import { type Current, describeCurrent } from "./sections/current.ts";
import { showDue } from "./sections/due.ts";
import { createGoalsSection } from "./sections/goals.ts";
import { createReadySection } from "./sections/ready.ts";
import { createSureSection } from "./sections/sure.ts";

type Show = (current: Current) => void;

/** The page, while it is shown. */
export class ProgressPage {
  readonly #root: HTMLElement;
  readonly #summary: HTMLElement | null;
  /** What the first sentence says to a reader without a record. */
  readonly #introduction: string;
  readonly #notes: Notes;
  readonly #parts: readonly Part[];
  readonly #shows: readonly Show[];
  #current: Current | undefined;
  #isGraphMissing = false;

  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    this.#summary = root.querySelector('[data-part="summary"]');
    this.#introduction = root.dataset["introduction"] ?? this.#summary?.textContent ?? "";
    root.dataset["introduction"] = this.#introduction;
    for (const element of root.querySelectorAll(".cairn-no-script, [data-notes]")) element.remove();
    this.#notes = new Notes((key) => this.#onNote(key));
    this.#notes.element.dataset["notes"] = "";
    root.prepend(this.#notes.element);
    const review = root.querySelector<HTMLAnchorElement>('[data-part="due"] .cairn-sub a')?.href ?? "";
    const [parts, shows] = createSections(root, review);
    this.#parts = parts;
    this.#shows = shows;
    openSiteStore().subscribe(() => this.#update(), signal);
    for (const event of ["online", "offline"])
      addEventListener(event, () => this.#onConnection(), { signal });
  }

  /** Loads the learner, and shows what can be shown without it. */
  async load(): Promise<void> {
    const current = await loadLearner();
    this.#isGraphMissing = !current;
    if (current) this.show(current);
    else this.#showMissing();
  }

  /** Shows a learner. */
  show(computed: Computed): void {
    this.#current = describeCurrent(computed);
    this.#isGraphMissing = false;
    for (const part of this.#parts) showPart(part, true);
    for (const show of this.#shows) show(this.#current);
    this.#showSummary(this.#current);
    this.#update();
  }

  #showMissing(): void {
    for (const part of this.#parts) showPart(part, false);
    this.#update();
  }

  /** Shows what depends on the record alone. */
  #update(): void {
    this.#notes.show(this.#findNotes());
    this.#root.dataset["ready"] = "";
  }

  #showSummary({ isNew, snapshot, agenda }: Current): void {
    if (!this.#summary) return;
    const counts = findCourseCounts(snapshot);
    this.#summary.textContent = isNew
      ? this.#introduction
      : messages.saySummary(counts, agenda.isBack && agenda.isBacklog);
  }

  #findNotes(): readonly Note[] {
    const store = openSiteStore();
    // Reading finds out whether a record has to be put aside.
    store.read();
    const isAside = store.readSetAside().length > 0;
    return [
      ...(isStorageForbidden() ? [{ key: "storage", text: messages.NO_STORAGE }] : []),
      ...(navigator.onLine ? [] : [{ key: "offline", text: messages.OFFLINE }]),
      ...(isAside ? [{ key: "aside", text: messages.SET_ASIDE, action: messages.DOWNLOAD_IT }] : []),
      ...(this.#isGraphMissing
        ? [{ key: "graph", text: messages.NO_GRAPH, action: messages.TRY_AGAIN }]
        : []),
    ];
  }

  #onNote(key: string): void {
    if (key === "aside") downloadSetAside(openSiteStore());
    if (key === "graph") this.load();
  }

  #onConnection(): void {
    if (this.#isGraphMissing) this.load();
    this.#update();
  }
}

/** The sections that follow from the learner, and what shows each of them. */
function createSections(root: HTMLElement, review: string): readonly [readonly Part[], readonly Show[]] {
  const creators: Readonly<Record<string, (part: Part) => Show>> = {
    due: (part) => (current) => showDue(part, current),
    ready: createReadySection,
    goals: (part) => createGoalsSection(part, review),
    sure: createSureSection,
    chapters: (part) => (current) => showChapters(part, current.snapshot),
  };
  const parts = Object.keys(creators).flatMap((name) => {
    const part = findPart(root, name);
    const show = part && creators[name]?.(part);
    return part && show ? [{ part, show }] : [];
  });
  return [parts.map(({ part }) => part), parts.map(({ show }) => show)];
}
