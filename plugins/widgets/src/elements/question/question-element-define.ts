// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { QuestionElement } from "./question-element.ts";

/** Defines the element, unless the page has already defined it. */
export function defineQuestion(tag = "cairn-question", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, QuestionElement);
}
