// SPDX-License-Identifier: MIT
// Shows the result of one row beside its control and links the two. Pairs, cells, gaps and single text fields
// all use it.

import {
  cloneForDisplay,
  createResultIcon,
  createRightResponse,
  nameResult,
} from "../question/result-elements.ts";

/** The result of one row. */
export interface RowResult {
  /** The score; undefined if the row is empty, which is neither right nor wrong. */
  readonly points: number | undefined;
  /** The right response, if it is to be shown: a text, or an element to copy. */
  readonly right: Element | string | undefined;
  /** The author's feedback on the response. */
  readonly feedback: Element | null;
}

/** Shows a result. `id` must be unique in the page. */
export function showRowResult(
  control: HTMLElement,
  id: string,
  { points, right, feedback }: RowResult,
): void {
  const result = points === undefined ? undefined : nameResult(points);
  const elements: Element[] = result ? [createResultIcon(result)] : [];
  if (points !== 1 && right !== undefined) elements.push(createRightResponse(right));
  if (feedback) elements.push(cloneForDisplay(feedback));
  elements.forEach((element, index) => {
    element.id = `${id}--mark-${index}`;
  });
  if (result) control.dataset["result"] = result;
  control.setAttribute("aria-describedby", elements.map((element) => element.id).join(" "));
  control.after(...elements);
}
