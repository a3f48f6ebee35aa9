// SPDX-License-Identifier: MIT
// The page around a session: messages above the question, what comes next below it, and the focus.

import type { Concept } from "../../core/learner/course.ts";
import { createElement } from "../create-elements.ts";
import { findAddress } from "../mastery/shared.ts";
import { createAction, createLinkAction, createNote, createStatement } from "./parts.ts";
import type { QuestionStage } from "./question-stage.ts";
import type { SessionHeader } from "./session-header.ts";

// After this time, a reader who waits is told why.
const PATIENCE = 400;

/** What is in `<cairn-review>`. */
export class Frame {
  /** The address of the progress page. */
  readonly progress: string;
  readonly #titleId: string;
  readonly #root: HTMLElement;
  readonly #notes = document.createElement("div");
  readonly #after = document.createElement("div");
  readonly #said = new Set<string>();

  /** `titleId` is the id of the page's heading, where the link to skip to the content leads. */
  constructor(root: HTMLElement, progress: string, titleId: string) {
    this.#root = root;
    this.#titleId = titleId;
    this.progress = progress;
    for (const region of [this.#notes, this.#after]) region.role = "status";
  }

  /** Shows a view without a question. */
  show(view: readonly HTMLElement[]): void {
    const [title, ...rest] = view;
    this.#replace(title ? [title, this.#notes, ...rest] : [this.#notes]);
  }

  /** Shows the place of the questions, with nothing below it yet. */
  showStage({ element: header }: SessionHeader, { element: stage }: QuestionStage): void {
    const keys = createElement("p", "cairn-fine cairn-keys", message("review.keys"));
    this.#after.replaceChildren();
    if (!this.#root.contains(stage)) {
      this.#replace([header, this.#notes, stage, this.#after, keys]);
    }
  }

  #replace(view: readonly HTMLElement[]): void {
    this.#root.replaceChildren(...view);
    const title = this.#root.querySelector("h1");
    if (title) title.id = this.#titleId;
  }

  /** Shows what comes after an answer. */
  showAfter(view: readonly HTMLElement[]): void {
    this.#after.replaceChildren(...view);
  }

  /** Says something above the question, unless it was said before. */
  sayOnce(text: string): void {
    if (!this.#said.has(text)) this.#notes.append(createNote(text));
    this.#said.add(text);
  }

  /** Removes the messages and waits for what is shown next, which should not take long. */
  async wait<T>(next: Promise<T>): Promise<T> {
    this.#notes.replaceChildren();
    const say = () =>
      this.#after.replaceChildren(createElement("p", "cairn-fine", message("review.loading")));
    const timer = setTimeout(say, PATIENCE);
    return next.finally(() => clearTimeout(timer));
  }

  /** Shows the beginning of the view and moves the focus there. */
  begin(focus: () => void): void {
    if (this.#root.getBoundingClientRect().top < 0) this.#root.scrollIntoView();
    const begin = this.#root.querySelector<HTMLElement>(":scope > h1, .cairn-now");
    if (begin) {
      begin.tabIndex = -1;
      begin.focus({ preventScroll: true });
    } else focus();
  }
}

/** The page with the next question cannot be loaded. */
export function createFailure(concept: Concept | undefined, retry: () => void): HTMLElement {
  const say = navigator.onLine ? message("review.failed") : message("review.failed-offline");
  const again = createAction(message("progress.try-again"), retry, true);
  const page = createLinkAction(message("review.open-page"), findAddress(concept?.path ?? ""));
  return createStatement(say, "", [again, page]);
}
