// SPDX-License-Identifier: MIT
// Registers the question element. Separate from the class, so that importing the class changes nothing.

import { QuestionElement } from "./question-element.ts";

/** Defines the element, unless the page has defined it before. */
export function defineQuestion(tag = "cairn-question", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, QuestionElement);
}
