// SPDX-License-Identifier: MIT
// The verdict on a response: one line with a sign and a word, then where to go back to. The feedback stands at the
// choices and rows, and is repeated here for screen readers only, so that it is announced with the verdict.

import { saySentences } from "../../core/messages.ts";
import { createElement, createIcon } from "../create-elements.ts";
import { beginText, findPlainText } from "./result-elements.ts";

const WORDS = {
  right: message("question.right"),
  partly: message("question.partly"),
  wrong: message("question.wrong"),
};
// The feedback on what was chosen, and not that on the key.
const FEEDBACK = ":not(.cairn-choice:not([data-result]) *).cairn-feedback.cairn-shown";

/** A verdict: `result` is absent if the learner scores the response. */
export interface Verdict {
  readonly result: keyof typeof WORDS | undefined;
  /** Sentences about it. */
  readonly texts: readonly string[];
}

/** The verdict, and the lines below it, from the feedback that the question shows. */
export function createVerdict(form: HTMLElement, { result, texts }: Verdict): readonly Element[] {
  const line = createElement("p", "cairn-q__verdict");
  line.append(saySentences(...texts));
  if (result) {
    line.dataset["result"] = result;
    line.prepend(createIcon(result), ...beginText(createElement("b", "", WORDS[result])));
    line.append(createElement("span", "cairn-hidden", findFeedback(form)));
  }
  return [line, ...takeLinksBack(form)];
}

/** The feedback on the response or, where there is none, the rationale. Who scores a response has just read it. */
function findFeedback(form: HTMLElement): string {
  const feedback = form.querySelectorAll(FEEDBACK);
  const found = feedback[0] ? feedback : form.querySelectorAll(".cairn-rationale");
  return [...found].map((element) => ` ${findPlainText(element)}`).join("");
}

/** The lines that say where to go back to, each once. They are moved here from the feedback. */
function takeLinksBack(form: HTMLElement): readonly Element[] {
  const lines = new Map<string | undefined, Element>();
  for (const line of form.querySelectorAll(".cairn-shown .cairn-back")) {
    lines.set(line.querySelector("a")?.href, line);
    line.remove();
  }
  return [...lines.values()];
}
