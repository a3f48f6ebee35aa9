// SPDX-License-Identifier: MIT
// The line above a question: what this is, how far it is, and a button to end it.

import { createButton, createElement } from "../create-elements.ts";

/** How far a session is. */
export interface Position {
  /** Such as "3 of 10". */
  readonly text: string;
  /** How many questions were answered. */
  readonly done: number;
  /** How many there are. */
  readonly total: number;
  /** Whether one of them is shown that is not answered. */
  readonly isOpen: boolean;
}

/** The line, which can be updated. */
export interface SessionHeader {
  readonly element: HTMLElement;
  show(position: Position): void;
}

/** The line above the questions of a session. */
export function createSessionHeader(title: string, endLabel: string, end: () => void): SessionHeader {
  const element = createElement("div", "cairn-session");
  const heading = createElement("h1", "", `${title} `);
  const position = document.createElement("span");
  const ticks = createElement("span", "cairn-ticks");
  const button = createButton("cairn-quiet-do", endLabel);
  ticks.ariaHidden = "true";
  button.addEventListener("click", end);
  heading.append(position);
  element.append(heading, ticks, button);
  return {
    element,
    show({ text, done, total, isOpen }) {
      position.textContent = text;
      ticks.replaceChildren(...Array.from({ length: total }, (_, index) => createTick(index, done, isOpen)));
    },
  };
}

function createTick(index: number, done: number, isOpen: boolean): HTMLElement {
  const tick = document.createElement("i");
  if (index < done) tick.dataset["done"] = "";
  if (index === done && isOpen) tick.dataset["here"] = "";
  return tick;
}
