// SPDX-License-Identifier: MIT
// Says what an action has done, for the eye and for screen readers, and offers to undo it.

import { createButton, createElement } from "../../create-elements.ts";

/** The line below what it is about. */
export class Outcome {
  readonly element = createElement("p", "cairn-fine cairn-outcome");
  readonly #status = createElement("span", "");
  readonly #undo = createButton("cairn-quiet-do", message("record.undo"));
  #onUndo: (() => void) | undefined;

  constructor() {
    this.#status.role = "status";
    this.#undo.hidden = true;
    this.element.tabIndex = -1;
    this.#undo.addEventListener("click", () => this.#onUndo?.());
    this.element.append(this.#status, " ", this.#undo);
  }

  /** Says a text. With `onUndo`, there is a button beside it. */
  say(text: string, onUndo?: () => void): void {
    this.#onUndo = onUndo;
    this.#status.textContent = text;
    // A button that is hidden would lose the focus.
    if (!onUndo && document.activeElement === this.#undo) this.element.focus();
    this.#undo.hidden = !onUndo;
  }

  /** Focuses the button, where the control that was used is gone. */
  focusUndo(): void {
    this.#undo.focus();
  }
}
