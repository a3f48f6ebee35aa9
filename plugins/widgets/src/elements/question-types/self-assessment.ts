// SPDX-License-Identifier: MIT
// Makes what an open response is judged by: the model response and a check box for each idea. It is of
// class `cairn-shown`, so that it goes when the learner writes on.

import { createElement } from "../create-elements.ts";
import * as messages from "../messages.ts";
import { cloneForDisplay } from "../question/result-elements.ts";

/** An idea that a response may hold, as the key or the messages word it. */
export interface Idea {
  readonly item: string;
  readonly text: Element | string;
}

/** The review, which can take the focus: its first words come before its controls. */
export function createSelfAssessment(model: Element | null, ideas: readonly Idea[]): HTMLElement {
  const review = createElement("div", "cairn-review cairn-shown");
  review.tabIndex = -1;
  review.role = "group";
  review.ariaLabel = messages.MODEL;
  review.append(createElement("p", "cairn-review__title", messages.MODEL));
  if (model) review.append(cloneForDisplay(model));
  if (ideas.length > 1) review.append(createElement("p", "cairn-review__task", messages.TICK_IDEAS));
  const list = createElement("ul", "cairn-choices");
  list.append(...ideas.map(createIdeaCheckbox));
  review.append(list);
  return review;
}

function createIdeaCheckbox({ item, text }: Idea): HTMLElement {
  const input = document.createElement("input");
  const words = createElement("span", "", typeof text === "string" ? text : "");
  const label = document.createElement("label");
  const row = createElement("li", "cairn-choice");
  input.type = "checkbox";
  input.value = item;
  if (typeof text !== "string") words.append(...cloneForDisplay(text).childNodes);
  label.append(input, words);
  row.append(label);
  return row;
}
