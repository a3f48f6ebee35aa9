// SPDX-License-Identifier: MIT
// The buttons that show the rest of a folded result, reset a question and undo the reset. The server does not write
// them, since without scripts there is nothing to show or to reset.

import { createButton } from "../create-elements.ts";
import * as messages from "../messages.ts";
import type { QuestionMarkup } from "./question-markup.ts";

/** The buttons. Each is hidden until it is of use. */
export interface ResultButtons {
  /** Shows the rest of a folded result. The style sheet hides it while there is none. */
  readonly unfold: HTMLButtonElement;
  readonly startOver: HTMLButtonElement;
  readonly undo: HTMLButtonElement;
}

/** Finds the buttons, or creates them if the element is connected for the first time. */
export function findResultButtons({ form, actions }: QuestionMarkup): ResultButtons {
  const find = (parent: HTMLElement, name: string, text: string) => {
    const existing = parent.querySelector<HTMLButtonElement>(`.${name}`);
    const button = existing ?? createButton(`cairn-quiet ${name}`, text);
    button.hidden = true;
    if (!existing) parent.append(button);
    return button;
  };
  return {
    unfold: find(form, "cairn-q__unfold", messages.SHOW_REST),
    startOver: find(actions, "cairn-q__start-over", messages.START_OVER),
    undo: find(actions, "cairn-q__undo", messages.UNDO),
  };
}
