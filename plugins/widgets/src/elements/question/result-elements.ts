// SPDX-License-Identifier: MIT
// Creates the elements that show a result, from the key in the page. Everything is cloned or written as text,
// so nothing that was typed or stored can become markup.

import { createElement, createIcon } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** The value of `data-result`. */
export type Result = "right" | "wrong";

/** The result of one choice: an icon, a sentence in bold, and the feedback if there is any. */
export function createChoiceResult(result: Result, sentence: string, feedback: Element | null): HTMLElement {
  const shown = createElement("div", "cairn-verdict cairn-shown");
  const label = createElement("b", "cairn-verdict__word");
  label.append(createIcon(result), sentence);
  if (feedback) shown.append(cloneForDisplay(feedback));
  // Put into the first paragraph, so that the result and the feedback read as one text.
  const first = shown.firstElementChild?.firstElementChild;
  (first?.localName === "p" ? first : shown).prepend(label, " ");
  return shown;
}

/** The result of one row: an icon, with a text for screen readers. */
export function createResultIcon(isRight: boolean): HTMLElement {
  const mark = createElement("span", "cairn-mark cairn-shown");
  mark.dataset["result"] = isRight ? "right" : "wrong";
  const word = createElement("span", "cairn-hidden", isRight ? messages.RIGHT : messages.ROW_WRONG);
  mark.append(createIcon(isRight ? "right" : "wrong"), word);
  return mark;
}

/** The right response of one row: a text, or a copy of an element of the key. */
export function createRightResponse(right: Element | string): HTMLElement {
  const isText = typeof right === "string";
  const shown = createElement(isText ? "span" : "div", "cairn-right cairn-shown");
  const nodes = isText ? [right] : cloneForDisplay(right).childNodes;
  shown.append(createElement("b", "cairn-right__word", messages.RIGHT_IS), ...nodes);
  return shown;
}

/** A copy without ids, and without buttons, which would not work in a copy. */
export function cloneForDisplay(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  for (const control of copy.querySelectorAll("button, nav")) control.remove();
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  copy.classList.add("cairn-shown");
  return copy;
}
