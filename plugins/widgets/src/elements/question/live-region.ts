// SPDX-License-Identifier: MIT
// Writes messages into a question's live region, so that they are both visible and announced.

import { createElement } from "../create-elements.ts";

/** A text, with an optional class. The style sheet may hide a class, so that it is only announced. */
export type Message = readonly [text: string, className?: string];

/** Replaces the messages. Empty ones are left out. */
export function announce(status: HTMLElement, messages: readonly Message[]): void {
  status.replaceChildren();
  announceMore(status, messages);
}

/** Adds messages after the current ones. */
export function announceMore(status: HTMLElement, messages: readonly Message[]): void {
  for (const [text, className = ""] of messages) {
    if (text) status.append(createElement("span", className, text), " ");
  }
}
