// SPDX-License-Identifier: MIT
// The buttons that reset a question and undo the reset. The server does not write them, since without scripts
// there is nothing to reset.

import { createButton } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** The two buttons. Each is hidden until it is of use. */
export interface StartOverButtons {
  readonly startOver: HTMLButtonElement;
  readonly undo: HTMLButtonElement;
}

/** Finds the buttons, or creates them if the element is connected for the first time. */
export function findStartOverButtons(actions: HTMLElement): StartOverButtons {
  const find = (name: string, text: string) => {
    const existing = actions.querySelector<HTMLButtonElement>(`.${name}`);
    const button = existing ?? createButton(`cairn-quiet ${name}`, text);
    button.hidden = true;
    if (!existing) actions.append(button);
    return button;
  };
  return {
    startOver: find("cairn-q__start-over", messages.START_OVER),
    undo: find("cairn-q__undo", messages.UNDO),
  };
}
