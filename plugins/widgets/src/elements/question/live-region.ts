// SPDX-License-Identifier: MIT
// Writes messages into a question's live region, so that they are both visible and announced.

import { createElement } from "../create-elements.ts";

/** A text, with an optional class. The style sheet may hide a class, so that it is only announced. */
export type Message = readonly [text: string, className?: string];

/** Replaces the messages, all at once, so that they are one announcement. Empty ones are left out. */
export function announce(status: HTMLElement, messages: readonly (Message | Element)[]): void {
  status.replaceChildren(...createMessages(messages));
}

/** Adds messages after the current ones. */
export function announceMore(status: HTMLElement, messages: readonly Message[]): void {
  status.append(...createMessages(messages));
}

function createMessages(messages: readonly (Message | Element)[]): readonly Element[] {
  return messages.flatMap((message) => {
    if (message instanceof Element) return [message];
    const [text, className = ""] = message;
    return text ? [createElement("p", className, text)] : [];
  });
}
