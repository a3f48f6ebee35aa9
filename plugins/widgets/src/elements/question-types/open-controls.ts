// SPDX-License-Identifier: MIT
// Serves open responses, which nobody but their writer can judge: a text, then beside the model response
// the ideas to tick that the text holds.

import type { Question } from "../../core/question.ts";
import { findIdeas, findText } from "../../core/rules/open-response.ts";
import * as messages from "../messages.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { createSelfAssessment } from "./self-assessment.ts";

// Without a rubric there is this one idea: that the response says the same as the model.
const SAME = "same";

/** Makes the adapter of a question with an open response. */
export function createOpenControls(markup: QuestionMarkup, type: string): QuestionControls {
  const input = markup.form.querySelector<HTMLTextAreaElement>(".cairn-text textarea");
  const key = findKeyItems(markup.key);
  const question: Question = { type, items: key.size > 0 ? [...key.keys()] : [SAME], key: null };
  const findReview = () => markup.fieldset.querySelector<HTMLElement>(".cairn-review");
  const openReview = () => {
    const known = findReview();
    if (known) return known;
    const ideas = question.items.map((item) => ({
      item,
      text: findKeyText(key.get(item)) ?? messages.SAYS_THE_SAME,
    }));
    const review = createSelfAssessment(markup.key.querySelector(".cairn-model"), ideas);
    markup.fieldset.append(review);
    return review;
  };
  return {
    question,
    emptyMessage: messages.WRITE_FIRST,
    keyMessage: "",
    keepsResponse: true,
    readResponse: () => ({ text: input?.value ?? "", ideas: readTicks(findReview()) }),
    writeResponse(response) {
      if (input) input.value = findText(response);
      if (!response) return;
      const ticked = findIdeas(question, response);
      for (const tick of findTicks(openReview())) tick.checked = ticked.includes(tick.value);
    },
    showResult: () => void openReview(),
    hideResult() {},
    describe: (response) => messages.sayIdeas(findIdeas(question, response).length, question.items.length),
    findFirst: () => input,
    review: openReview,
  };
}

function findTicks(review: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(review?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
}

function readTicks(review: HTMLElement | null): readonly string[] {
  return findTicks(review)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}
