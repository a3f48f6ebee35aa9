// SPDX-License-Identifier: MIT
// Messages above the first sentence: what the reader should know about the storage, the connection and the record.

import { createButton, createElement } from "../../create-elements.ts";
import { type Item, showItems } from "./keyed-items.ts";

/** A message, with an action if something can be done. */
export interface Note extends Item {
  readonly text: string;
  /** The label of its button. */
  readonly action?: string;
}

/** The messages of the page. They are announced when they appear. */
export class Notes {
  readonly element = document.createElement("div");
  readonly #onAction: (key: string) => void;

  /** Calls `onAction` with the key of a message when its button is pressed. */
  constructor(onAction: (key: string) => void) {
    this.#onAction = onAction;
    this.element.role = "status";
  }

  /** Shows these messages and no others. */
  show(notes: readonly Note[]): void {
    showItems(this.element, notes, (note) => this.#create(note));
  }

  #create({ key, text, action }: Note): HTMLElement {
    const note = createElement("p", "cairn-note", text);
    if (action) {
      const button = createButton("cairn-quiet-do", action);
      button.addEventListener("click", () => this.#onAction(key));
      note.append(" ", button);
    }
    return note;
  }
}
