// SPDX-License-Identifier: MIT
// The place where a session shows a question, or the questions of a case: it fetches them, puts them into the page,
// adds "I don't know" and "Next" to their buttons, and tells when all are answered.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { SessionItem } from "../../core/learner/session.ts";
import { openDrafts } from "../../store/shared.ts";
import { createButton, createElement } from "../create-elements.ts";
import "../globals.ts";
import { RECORD } from "../mastery/shared.ts";
import { QuestionAttemptedEvent } from "../question/question-attempted-event.ts";
import type { QuestionElement } from "../question/question-element.ts";
import { adoptElement } from "./adopt-element.ts";
import { type FetchedPage, fetchPage } from "./fetch-page.ts";
import { type FoundQuestions, findQuestions } from "./find-questions.ts";
import { typeset } from "./typeset.ts";

/** An item with its questions in their page. */
export interface LoadedItem extends FoundQuestions {
  readonly item: SessionItem;
  readonly page: FetchedPage;
}

/** Items that were looked at until one could be shown. */
export interface Loading {
  readonly loaded: LoadedItem | undefined;
  readonly gone: readonly SessionItem[];
  readonly failed: readonly SessionItem[];
}

/** Who asks, and what follows. */
export interface StageOptions {
  readonly via: "review" | "placement";
  onAnswered(): void;
  onNext(): void;
}

const FINISHED = new Set(["right", "wrong", "done"]);

/** Loads the first item that can be shown. */
export async function loadFirst(items: readonly SessionItem[], graph: SiteGraph): Promise<Loading> {
  const gone: SessionItem[] = [];
  const failed: SessionItem[] = [];
  if (items.length > 0 && !(await loadQuestions())) return { loaded: undefined, gone, failed: items };
  for (const item of items) {
    const page = await fetchPage(graph.concepts[item.concept]?.path ?? "");
    const found = typeof page === "object" ? findQuestions(page.document, item.group, graph.salt) : undefined;
    if (typeof page === "object" && found) return { loaded: { ...found, item, page }, gone, failed };
    (page === "failed" ? failed : gone).push(item);
  }
  return { loaded: undefined, gone, failed };
}

/** Loads what makes questions interactive, and returns whether that was possible. */
function loadQuestions(): Promise<boolean> {
  cairn?.load?.("store");
  const script = cairn?.load?.("questions");
  return new Promise((resolve) => {
    customElements.whenDefined("cairn-question").then(() => resolve(true));
    script?.addEventListener("error", () => resolve(false));
  });
}

/** The place of the questions. */
export class QuestionStage {
  readonly element = createElement("div", "");
  readonly #options: StageOptions;
  readonly #next = createButton(
    "md-button md-button--primary cairn-button cairn-next",
    message("review.next"),
  );
  #questions: readonly QuestionElement[] = [];
  #answered = new Set<EventTarget>();

  constructor(options: StageOptions) {
    this.#options = options;
    this.#next.addEventListener("click", () => options.onNext());
    const { element } = this;
    element.addEventListener(QuestionAttemptedEvent.type, ({ target }) => this.#note(target));
    element.addEventListener("submit", (event) => this.#goOn(event), { capture: true });
    element.addEventListener("keydown", ignoreRepeatedEnter, { capture: true });
  }

  /** Whether all questions are answered. */
  get isAnswered(): boolean {
    return this.#questions.length > 0 && this.#answered.size === this.#questions.length;
  }

  /** The ids of the questions that are shown. */
  get questionIds(): readonly string[] {
    return this.#questions.map(({ id }) => id);
  }

  /** Whether nothing was answered or entered yet. */
  get isUntouched(): boolean {
    const isEmpty = (field: HTMLInputElement) => !field.checked && field.value === (field.defaultValue ?? "");
    const fields = this.element.querySelectorAll<HTMLInputElement>("input, textarea, select");
    return this.#answered.size === 0 && [...fields].every(isEmpty);
  }

  /**
   * Shows the questions of an item. Those that were answered since a time are shown as they were answered, and drafts
   * as they were left, unless this is the first time.
   */
  async show({ root, questions, page }: LoadedItem, since: string, isFirst: boolean): Promise<void> {
    const copy = adoptElement(root, page);
    const ids = new Set(questions.map(({ id }) => id));
    const all = [copy, ...copy.querySelectorAll<HTMLElement>("cairn-question")];
    this.#questions = all.filter(({ id }) => ids.has(id)) as QuestionElement[];
    this.#answered = new Set();
    const { via } = this.#options;
    for (const question of this.#questions) {
      prepare(question, via, since);
      if (isFirst) openDrafts(RECORD).drop(`${via}:${question.id}`);
    }
    removeNumbers(copy);
    this.element.replaceChildren(copy);
    for (const question of this.#questions) this.#addButtons(question);
    await typeset(copy);
  }

  /** Moves the focus to the beginning of what is shown. */
  focus(): void {
    const [question] = this.#questions;
    const isCase = this.element.firstElementChild !== question;
    const begin = isCase ? this.element.firstElementChild : question?.querySelector("fieldset");
    if (!(begin instanceof HTMLElement)) return;
    begin.tabIndex = -1;
    begin.focus({ preventScroll: true });
  }

  #addButtons(question: QuestionElement): void {
    const actions = question.querySelector(".cairn-q__actions");
    const button = createButton("cairn-quiet cairn-dont-know", message("review.dont-know"));
    button.addEventListener("click", () => this.#giveUp(question));
    actions?.append(button);
    if (FINISHED.has(question.dataset["state"] ?? "")) this.#answered.add(question);
    if (this.isAnswered) this.#offerNext(question);
  }

  #giveUp(question: QuestionElement): void {
    question.giveUp();
    // A placement asks and does not teach, so it goes on at once.
    if (this.#options.via === "placement" && this.isAnswered) this.#options.onNext();
  }

  #note(target: EventTarget | null): void {
    const question = this.#questions.find((shown) => shown === target);
    if (!question || this.#answered.has(question) || !FINISHED.has(question.dataset["state"] ?? "")) return;
    this.#answered.add(question);
    if (!this.isAnswered) return;
    this.#offerNext(question);
    this.#options.onAnswered();
  }

  /** "Next" takes the place of the button that was pressed last, and its focus. */
  #offerNext(question: HTMLElement): void {
    const actions = question.querySelector(".cairn-q__actions");
    const hadFocus = actions?.contains(document.activeElement) || document.activeElement === document.body;
    actions?.querySelector("[type=submit]")?.after(this.#next);
    if (hadFocus) this.#next.focus();
  }

  /** Enter in a control of a checked question goes on. */
  #goOn(event: Event): void {
    const question = event.target instanceof Element ? event.target.closest("cairn-question") : null;
    const isFinished = FINISHED.has((question as HTMLElement | null)?.dataset["state"] ?? "");
    if (!isFinished || !this.isAnswered) return;
    event.preventDefault();
    event.stopPropagation();
    this.#options.onNext();
  }
}

function prepare({ dataset }: HTMLElement, via: string, since: string): void {
  dataset["via"] = via;
  dataset["since"] = since;
}

/** The numbers of questions are those of their page. The letters within a case stay. */
function removeNumbers(root: HTMLElement): void {
  for (const kind of root.querySelectorAll(".cairn-q__kind")) {
    kind.textContent = (kind.textContent ?? "").replace(/^\d+(?:\. )?/, "");
  }
}

/** A key that is held down must not check a response and leave it at once. */
function ignoreRepeatedEnter(event: KeyboardEvent): void {
  const isText = event.target instanceof HTMLTextAreaElement;
  if (event.key === "Enter" && event.repeat && !isText) event.preventDefault();
}
