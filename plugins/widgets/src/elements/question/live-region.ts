// SPDX-License-Identifier: MIT
// Writes messages into a question's live region, so that they are both visible and announced.

import { createElement } from "../create-elements.ts";

/** Replaces what the region says, if there is a text. The style sheet may hide a class: it is only announced. */
export function announce(status: HTMLElement, text: string, className = ""): void {
  status.replaceChildren(...(text ? [createElement("p", className, text)] : []));
}
