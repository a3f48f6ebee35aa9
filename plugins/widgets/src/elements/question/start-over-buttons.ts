// SPDX-License-Identifier: MIT
// The two quiet buttons of a question that was attempted: one takes it back to its beginning, the other
// takes that back. Separate from the buttons that the server writes: without scripts there is no record.

import { createButton } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** The buttons, both hidden until there is something to take back. */
export interface StartOverButtons {
  readonly startOver: HTMLButtonElement;
  readonly undo: HTMLButtonElement;
}

/** Finds the buttons that an earlier life of the element has made, or makes them. */
export function findStartOverButtons(actions: HTMLElement): StartOverButtons {
  const find = (name: string, text: string) => {
    const known = actions.querySelector<HTMLButtonElement>(`.${name}`);
    const button = known ?? createButton(`cairn-quiet ${name}`, text);
    button.hidden = true;
    if (!known) actions.append(button);
    return button;
  };
  return {
    startOver: find("cairn-q__start-over", messages.START_OVER),
    undo: find("cairn-q__undo", messages.UNDO),
  };
}
