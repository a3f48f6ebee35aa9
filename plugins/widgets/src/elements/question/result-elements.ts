// SPDX-License-Identifier: MIT
// Creates the elements that show a result, from the key in the page. Everything is cloned or written as text,
// so nothing that was typed or stored can become markup.

import { sayParts } from "../../core/messages.ts";
import { createElement, createIcon } from "../create-elements.ts";

/** A sentence before others: between them is a space, but not in Japanese and Chinese. */
export function beginText(first: Element): readonly (string | Element)[] {
  return sayParts<string | Element>(message("text.sentences"), { first, second: "" });
}

/** The result of one choice: a sentence, and the feedback if there is any. */
export function createChoiceResult(sentence: HTMLElement, feedback: Element | null): HTMLElement {
  const shown = createElement("div", "cairn-verdict cairn-shown");
  if (feedback) shown.append(cloneForDisplay(feedback));
  // Put into the first paragraph, so that the result and the feedback read as one text.
  const first = shown.firstElementChild?.firstElementChild;
  (first?.localName === "p" ? first : shown).prepend(...beginText(sentence));
  return shown;
}

/** The result of one row: an icon, with a text for screen readers. */
export function createResultIcon(isRight: boolean): HTMLElement {
  const mark = createElement("span", "cairn-mark cairn-shown");
  mark.dataset["result"] = isRight ? "right" : "wrong";
  const word = createElement(
    "span",
    "cairn-hidden",
    isRight ? message("question.right") : message("question.row-wrong"),
  );
  mark.append(createIcon(isRight ? "right" : "wrong"), word);
  return mark;
}

/** The right response of one row: a text, or a copy of an element of the key. */
export function createRightResponse(right: Element | string): HTMLElement {
  const isText = typeof right === "string";
  const shown = createElement(isText ? "span" : "div", "cairn-right cairn-shown");
  const nodes = isText ? [right] : cloneForDisplay(right).childNodes;
  for (const part of sayParts(message("question.right-answer"), { answer: nodes })) {
    if (typeof part !== "string") shown.append(...part);
    else if (part) shown.append(createElement("b", "cairn-right__word", part));
  }
  return shown;
}

/** The text of an element on one line, without what is shown in it, and without the second form of a formula. */
export function findPlainText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const other of copy.querySelectorAll(
    "annotation, [aria-hidden=true], .cairn-shown, .cairn-back, .cairn-hidden",
  ))
    other.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** A copy without ids, and without buttons, which would not work in a copy. */
export function cloneForDisplay(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  for (const control of copy.querySelectorAll("button, nav")) control.remove();
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  copy.classList.add("cairn-shown");
  return copy;
}
