// SPDX-License-Identifier: MIT
// Makes what is shown after a check from what the page's key holds. Everything is cloned or written as
// text, never parsed, so that nothing typed or stored can become markup.

import { createElement, createIcon } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** Whether something is marked as right or as wrong. */
export type Result = "right" | "wrong";

/** A verdict in bold with its icon, followed by the feedback, if there is any. */
export function createChoiceResult(result: Result, sentence: string, feedback: Element | null): HTMLElement {
  const shown = createElement("div", "cairn-verdict cairn-shown");
  const verdict = createElement("b", "cairn-verdict__word");
  verdict.append(createIcon(result), sentence);
  if (feedback) shown.append(cloneForDisplay(feedback));
  // The verdict opens the first paragraph, so that both read as one sentence after the other.
  const first = shown.firstElementChild?.firstElementChild;
  (first?.localName === "p" ? first : shown).prepend(verdict, " ");
  return shown;
}

/** The mark of one row: an icon to the eye, a word to the ear. */
export function createResultIcon(isRight: boolean): HTMLElement {
  const mark = createElement("span", "cairn-mark cairn-shown");
  mark.dataset["result"] = isRight ? "right" : "wrong";
  const word = createElement("span", "cairn-hidden", isRight ? messages.RIGHT : messages.ROW_WRONG);
  mark.append(createIcon(isRight ? "right" : "wrong"), word);
  return mark;
}

/** What is right, said beside a row: a text, or a copy of what the page's key holds. */
export function createRightResponse(right: Element | string): HTMLElement {
  const isText = typeof right === "string";
  const shown = createElement(isText ? "span" : "div", "cairn-right cairn-shown");
  const nodes = isText ? [right] : cloneForDisplay(right).childNodes;
  shown.append(createElement("b", "cairn-right__word", messages.RIGHT_IS), ...nodes);
  return shown;
}

/** A copy that can stand beside its original: without ids, and without controls that would be dead. */
export function cloneForDisplay(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  for (const dead of copy.querySelectorAll("button, nav")) dead.remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  copy.classList.add("cairn-shown");
  return copy;
}
