// SPDX-License-Identifier: MIT
// Collects what the learner has entered into a question but not checked yet, and shows what is kept besides the
// response: opened hints, and the chosen confidence.

import type { Draft } from "../../store/drafts.ts";
import type { QuestionMarkup } from "./question-markup.ts";
import type { QuestionView } from "./question-view.ts";

/** What the learner has entered. */
export function collectDraft({ markup, controls }: QuestionView, hints: number): Draft {
  const chosen = markup.confidence?.querySelector<HTMLInputElement>("input:checked");
  return { response: controls.readResponse(), hints, confidence: chosen?.value ?? "" };
}

/** Opens hints and chooses a confidence, as the learner left them. */
export function showCircumstances({ form, confidence }: QuestionMarkup, draft: Draft): void {
  for (const input of confidence?.querySelectorAll("input") ?? []) {
    if (input.value === draft.confidence) input.checked = true;
  }
  const hints = [...form.querySelectorAll<HTMLDetailsElement>(".cairn-hint")];
  for (const hint of hints.slice(0, draft.hints)) hint.open = true;
}
