// SPDX-License-Identifier: MIT
// Shows the result of one row beside its control and links the two. Pairs, cells, gaps and single text fields
// all use it.

import { cloneForDisplay, createResultIcon, createRightResponse } from "../question/result-elements.ts";

/** The result of one row. */
export interface RowResult {
  /** Undefined if the row is empty, which is neither right nor wrong. */
  readonly isRight: boolean | undefined;
  /** The right response, if it is to be shown: a text, or an element to copy. */
  readonly right: Element | string | undefined;
  /** The author's feedback on the response. */
  readonly feedback: Element | null;
}

/** Shows a result. `id` must be unique in the page. */
export function showRowResult(
  control: HTMLElement,
  id: string,
  { isRight, right, feedback }: RowResult,
): void {
  const elements: Element[] = isRight === undefined ? [] : [createResultIcon(isRight)];
  if (!isRight && right !== undefined) elements.push(createRightResponse(right));
  if (feedback) elements.push(cloneForDisplay(feedback));
  elements.forEach((element, index) => {
    element.id = `${id}--mark-${index}`;
  });
  if (isRight !== undefined) control.dataset["result"] = isRight ? "right" : "wrong";
  control.setAttribute("aria-describedby", elements.map((element) => element.id).join(" "));
  control.after(...elements);
}
