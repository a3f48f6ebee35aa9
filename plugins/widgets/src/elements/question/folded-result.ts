// SPDX-License-Identifier: MIT
// Folds the result of an earlier visit into the space that the question takes anyway: what was right and wrong is
// marked, and the texts appear when the reader asks for them. A result that was restored as a whole would push
// away what the reader is looking at, because scripts run after the page has been painted.

import { keepFocus } from "../focus.ts";
import type { QuestionView } from "./question-view.ts";

const TEXTS = ":is(.cairn-feedback, .cairn-rationale, .cairn-right, .cairn-review).cairn-shown";

/** Folds the result, if one is shown. `unfold` is the button that offers the rest, if there is more. */
export function foldResult({ root, markup }: QuestionView, unfold: HTMLElement): void {
  const { state } = root.dataset;
  if (!state) return;
  root.dataset["folded"] = "";
  const isAssessing = state === "review";
  unfold.hidden = isAssessing || !markup.form.querySelector(TEXTS);
  if (isAssessing) markup.submit.textContent = message("question.show-model");
}

/** Shows the rest of a folded result. */
export function unfoldResult({ root, markup }: QuestionView): void {
  const { form, status } = markup;
  const isAssessing = root.dataset["state"] === "review";
  if (isAssessing) markup.submit.textContent = message("question.done");
  const unfold = () => delete root.dataset["folded"];
  keepFocus(form, unfold, () => markup.reset);
  if (isAssessing) form.querySelector<HTMLElement>(".cairn-review")?.focus();
  // Put there again, so that it is announced.
  status.ariaLive = "polite";
  status.append(...status.childNodes);
}
