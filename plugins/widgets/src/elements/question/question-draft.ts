// SPDX-License-Identifier: MIT
// What the learner has entered into a question but not checked yet: the response, the chosen confidence and the opened
// hints. It is stored at each change and restored when the page is opened again.

import type { Draft, Drafts } from "../../store/drafts.ts";
import type { QuestionView } from "./question-view.ts";

/** The draft of one question. */
export class QuestionDraft {
  readonly #drafts: Drafts;
  readonly #view: QuestionView;
  readonly #openedHints = new Set<Element>();

  constructor(drafts: Drafts, view: QuestionView) {
    this.#drafts = drafts;
    this.#view = view;
    this.countHints();
  }

  /** How many hints were opened. */
  get hints(): number {
    return this.#openedHints.size;
  }

  /** Counts the hints that are open now. */
  countHints(): void {
    for (const hint of this.#findHints(".cairn-hint[open]")) this.#openedHints.add(hint);
  }

  /** Counts the hints that are open now, and stores that while the response is being edited. */
  noteHints(): void {
    const before = this.hints;
    this.countHints();
    const { state = "review" } = this.#view.root.dataset;
    // The draft of a checked response would be shown instead of its result.
    if (this.hints > before && state === "review") this.save();
  }

  /** Stores what is entered now. */
  save(): void {
    this.#drafts.write(this.#name, this.#collect());
  }

  /** Removes it from the storage. */
  drop(): void {
    this.#drafts.drop(this.#name);
  }

  /**
   * Restores what is stored, and returns whether there is a response. Hints stay closed, since opening them would push
   * away what the reader is looking at, but they count.
   */
  restore(): boolean {
    const draft = this.#read();
    if (!draft) return false;
    for (const hint of this.#findHints(".cairn-hint").slice(0, draft.hints)) this.#openedHints.add(hint);
    for (const input of this.#view.markup.confidence?.querySelectorAll("input") ?? []) {
      input.checked = input.value === draft.confidence;
    }
    if (draft.response !== null) this.#view.controls.writeResponse(draft.response);
    return draft.response !== null;
  }

  /** Whether another response is stored than the one that is shown. */
  isMissed(): boolean {
    const response = this.#read()?.response ?? null;
    return response !== null && JSON.stringify(response) !== JSON.stringify(this.#collect().response);
  }

  /** The name of the draft. A review has its own. */
  get #name(): string {
    const { id, dataset } = this.#view.root;
    return dataset["via"] ? `${dataset["via"]}:${id}` : id;
  }

  #read(): Draft | undefined {
    return this.#drafts.read(this.#name);
  }

  #collect(): Draft {
    const { markup, controls } = this.#view;
    const chosen = markup.confidence?.querySelector<HTMLInputElement>("input:checked");
    return { response: controls.readResponse(), hints: this.hints, confidence: chosen?.value ?? "" };
  }

  #findHints(selector: string): readonly Element[] {
    return [...this.#view.markup.form.querySelectorAll(selector)];
  }
}
