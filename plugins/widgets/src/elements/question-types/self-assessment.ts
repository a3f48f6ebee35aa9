// SPDX-License-Identifier: MIT
// The self-assessment of an open response: the model response and a checkbox for each idea. It has the class
// `cairn-shown`, so it is removed when the learner edits the response.

import { createElement } from "../create-elements.ts";
import { cloneForDisplay } from "../question/result-elements.ts";

/** An idea that a response may contain. Its text comes from the key or from the messages. */
export interface Idea {
  readonly item: string;
  readonly text: Element | string;
}

/** The self-assessment. It can be focused, since its text comes before its controls. */
export function createSelfAssessment(model: Element | null, ideas: readonly Idea[]): HTMLElement {
  const assessment = createElement("div", "cairn-review cairn-shown");
  assessment.tabIndex = -1;
  assessment.role = "group";
  assessment.ariaLabel = message("question.model");
  assessment.append(createElement("p", "cairn-review__title", message("question.model")));
  if (model) assessment.append(cloneForDisplay(model));
  if (ideas.length > 1)
    assessment.append(createElement("p", "cairn-review__task", message("question.tick-ideas")));
  const list = createElement("ul", "cairn-choices");
  list.append(...ideas.map(createIdeaCheckbox));
  assessment.append(list);
  return assessment;
}

function createIdeaCheckbox({ item, text }: Idea): HTMLElement {
  const input = document.createElement("input");
  const content = createElement("span", "", typeof text === "string" ? text : "");
  const label = document.createElement("label");
  const row = createElement("li", "cairn-choice");
  input.type = "checkbox";
  input.value = item;
  if (typeof text !== "string") content.append(...cloneForDisplay(text).childNodes);
  label.append(input, content);
  row.append(label);
  return row;
}
