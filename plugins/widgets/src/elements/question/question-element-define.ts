// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { openStore } from "../../store/open-store.ts";
import { shareStores } from "../shared-stores.ts";
import { QuestionElement } from "./question-element.ts";

/** Defines the element, unless the page has already defined it, and shares its stores. */
export function defineQuestion(tag = "cairn-question", registry = customElements): void {
  shareStores(openStore);
  if (!registry.get(tag)) registry.define(tag, QuestionElement);
}
