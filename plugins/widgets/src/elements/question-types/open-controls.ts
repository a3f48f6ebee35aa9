// SPDX-License-Identifier: MIT
// The controls of open responses: a text field, then a self-assessment, in which the learner compares the
// response with the model and ticks the ideas that it contains.

import type { Question } from "../../core/question.ts";
import { findIdeas, findText } from "../../core/rules/open-response.ts";
import * as messages from "../messages.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { createSelfAssessment } from "./self-assessment.ts";

// Without a rubric there is one idea: that the response says the same as the model.
const SAME = "same";

/** The controls of a question with an open response. */
export function createOpenControls(markup: QuestionMarkup, type: string): QuestionControls {
  const input = markup.form.querySelector<HTMLTextAreaElement>(".cairn-text textarea");
  const key = findKeyItems(markup.key);
  const question: Question = { type, items: key.size > 0 ? [...key.keys()] : [SAME], key: null };
  const findSelfAssessment = () => markup.fieldset.querySelector<HTMLElement>(".cairn-review");
  const openSelfAssessment = () => {
    const existing = findSelfAssessment();
    if (existing) return existing;
    const ideas = question.items.map((item) => ({
      item,
      text: findKeyText(key.get(item)) ?? messages.SAYS_THE_SAME,
    }));
    const assessment = createSelfAssessment(markup.key.querySelector(".cairn-model"), ideas);
    markup.fieldset.append(assessment);
    return assessment;
  };
  return {
    question,
    emptyMessage: messages.WRITE_FIRST,
    keyMessage: "",
    keepsResponse: true,
    readResponse: () => ({ text: input?.value ?? "", ideas: readTickedIdeas(findSelfAssessment()) }),
    writeResponse(response) {
      if (input) input.value = findText(response);
      if (!response) return;
      const ticked = findIdeas(question, response);
      for (const checkbox of findIdeaCheckboxes(openSelfAssessment()))
        checkbox.checked = ticked.includes(checkbox.value);
    },
    showResult: () => void openSelfAssessment(),
    hideResult() {},
    describe: (response) => messages.sayIdeas(findIdeas(question, response).length, question.items.length),
    findFirst: () => input,
    openSelfAssessment,
    isSameText: (response, other) => findText(response) === findText(other),
  };
}

function findIdeaCheckboxes(assessment: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(assessment?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
}

function readTickedIdeas(assessment: HTMLElement | null): readonly string[] {
  return findIdeaCheckboxes(assessment)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}
