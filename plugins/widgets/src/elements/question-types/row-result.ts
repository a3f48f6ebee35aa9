// SPDX-License-Identifier: MIT
// Puts the result of one row beside its control and ties both together. Separate from the adapters,
// since pairs, cells, gaps and single texts are all marked alike.

import { cloneForDisplay, createResultIcon, createRightResponse } from "../question/result-elements.ts";

/** What a control is marked with. */
export interface RowResult {
  readonly isRight: boolean;
  /** What is right, when it is to be shown: a text, or what is copied. */
  readonly right: Element | string | undefined;
  /** What the author says to a response that is not right. */
  readonly feedback: Element | null;
}

/** Marks a control; `id` is one that no other mark of the page has. */
export function showRowResult(
  control: HTMLElement,
  id: string,
  { isRight, right, feedback }: RowResult,
): void {
  const marks: Element[] = [createResultIcon(isRight)];
  if (!isRight && right !== undefined) marks.push(createRightResponse(right));
  if (!isRight && feedback) marks.push(cloneForDisplay(feedback));
  marks.forEach((mark, place) => {
    mark.id = `${id}--mark-${place}`;
  });
  control.dataset["result"] = isRight ? "right" : "wrong";
  control.setAttribute("aria-describedby", marks.map((mark) => mark.id).join(" "));
  control.after(...marks);
}

/** Takes the result away from a control. */
export function clearRowResult(control: HTMLElement): void {
  delete control.dataset["result"];
  control.removeAttribute("aria-describedby");
}
