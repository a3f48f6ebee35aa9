// SPDX-License-Identifier: MIT
// Makes what is shown after a check from what the page's key holds. Everything is cloned or written as
// text, never parsed, so that nothing typed or stored can become markup.

import { makeElement, makeIcon } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** Whether something is marked as right or as wrong. */
export type Result = "right" | "wrong";

/** A verdict in bold with its icon, followed by the feedback, if there is any. */
export function makeVerdict(result: Result, sentence: string, feedback: Element | null): HTMLElement {
  const shown = makeElement("div", "cairn-verdict cairn-shown");
  const verdict = makeElement("b", "cairn-verdict__word");
  verdict.append(makeIcon(result), sentence);
  if (feedback) shown.append(cloneShown(feedback));
  // The verdict opens the first paragraph, so that both read as one sentence after the other.
  const first = shown.firstElementChild?.firstElementChild;
  (first?.localName === "p" ? first : shown).prepend(verdict, " ");
  return shown;
}

/** The mark of one row: an icon to the eye, a word to the ear. */
export function makeMark(isRight: boolean): HTMLElement {
  const mark = makeElement("span", "cairn-mark cairn-shown");
  mark.dataset["result"] = isRight ? "right" : "wrong";
  const word = makeElement("span", "cairn-hidden", isRight ? messages.RIGHT : messages.ROW_WRONG);
  mark.append(makeIcon(isRight ? "right" : "wrong"), word);
  return mark;
}

/** What is right, said beside a row: a text, or a copy of what the page's key holds. */
export function makeRight(right: Element | string): HTMLElement {
  const isText = typeof right === "string";
  const shown = makeElement(isText ? "span" : "div", "cairn-right cairn-shown");
  const nodes = isText ? [right] : cloneShown(right).childNodes;
  shown.append(makeElement("b", "cairn-right__word", messages.RIGHT_IS), ...nodes);
  return shown;
}

/** A copy that can stand beside its original: without ids, and without controls that would be dead. */
export function cloneShown(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  for (const dead of copy.querySelectorAll("button, nav")) dead.remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  copy.classList.add("cairn-shown");
  return copy;
}
