// SPDX-License-Identifier: MIT
// The controls of open responses: a text field, then a self-assessment, in which the learner compares the
// response with the model and ticks the ideas that it contains.

import { isBlank } from "../../core/character-normalization.ts";
import { say } from "../../core/messages.ts";
import type { Question } from "../../core/question.ts";
import { findIdeas, findText } from "../../core/rules/open-response.ts";
import { createElement } from "../create-elements.ts";
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
  showKeys(markup);
  const findSelfAssessment = () => markup.fieldset.querySelector<HTMLElement>(".cairn-review");
  const openSelfAssessment = () => {
    const existing = findSelfAssessment();
    if (existing) return existing;
    const ideas = question.items.map((item) => ({
      item,
      text: findKeyText(key.get(item)) ?? message("question.says-the-same"),
    }));
    const assessment = createSelfAssessment(markup.key.querySelector(".cairn-model"), ideas);
    markup.fieldset.append(assessment);
    return assessment;
  };
  return {
    question,
    emptyMessage: message("question.write-first"),
    findEmpty: () => (input && isBlank(input.value) ? [input] : []),
    keyMessage: "",
    readResponse: () => ({ text: input?.value ?? "", ideas: readTickedIdeas(findSelfAssessment()) }),
    writeResponse(response) {
      if (input) input.value = findText(response);
      if (!response) return;
      const ticked = findIdeas(question, response);
      for (const checkbox of findIdeaCheckboxes(openSelfAssessment()))
        checkbox.checked = ticked.includes(checkbox.value);
    },
    showResult: () => void openSelfAssessment(),
    summarize(response) {
      const ticked = findIdeas(question, response).length;
      return { text: say(message("question.ideas"), { ticked, count: question.items.length }) };
    },
    findFirst: () => input,
    openSelfAssessment,
    addListeners: (signal) => input?.addEventListener("keydown", checkOnKeys, { signal }),
    isSameText: (response, other) => findText(response) === findText(other),
  };
}

/** Says which keys check, beside the button that does. */
function showKeys({ actions, submit }: QuestionMarkup): void {
  if (actions.querySelector(".cairn-q__keys")) return;
  submit.after(createElement("span", "cairn-q__keys", message("question.check-keys")));
}

/** Enter begins a new line, so it takes Ctrl, or ⌘, to check. While the model is shown, it does nothing. */
function checkOnKeys(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, repeat, isComposing, currentTarget } = event;
  if (key !== "Enter" || !(ctrlKey || metaKey) || repeat || isComposing) return;
  event.preventDefault();
  const { form } = currentTarget as HTMLTextAreaElement;
  if (!form?.closest("[data-state]")) form?.requestSubmit();
}

function findIdeaCheckboxes(assessment: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(assessment?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
}

function readTickedIdeas(assessment: HTMLElement | null): readonly string[] {
  return findIdeaCheckboxes(assessment)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}
