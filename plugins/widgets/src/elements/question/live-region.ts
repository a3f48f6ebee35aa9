// SPDX-License-Identifier: MIT
// Writes sentences into a question's live region, where they are seen and announced. Separate from the
// element, which decides what is said.

import { createElement } from "../create-elements.ts";

/** A sentence, and the class by which the style sheet may show it or leave it to the announcement. */
export type Sentence = readonly [text: string, className?: string];

/** Says these sentences in place of what was said before; empty ones are left out. */
export function say(status: HTMLElement, sentences: readonly Sentence[]): void {
  status.replaceChildren();
  sayMore(status, sentences);
}

/** Says these sentences after what was said before. */
export function sayMore(status: HTMLElement, sentences: readonly Sentence[]): void {
  for (const [text, className = ""] of sentences) {
    if (text) status.append(createElement("span", className, text), " ");
  }
}
