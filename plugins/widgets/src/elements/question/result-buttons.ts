// SPDX-License-Identifier: MIT
// The buttons below a question beside the one that checks. At most one of them is filled: the one to press next. What
// is rarely needed is in a small menu. The server does not write them, since without scripts there is nothing to do.

import { createButton, createElement } from "../create-elements.ts";
import { createNextStep } from "./next-step.ts";
import type { QuestionMarkup } from "./question-markup.ts";

const FILLED = "md-button--primary";

/** How a response turned out, as far as it decides what comes next. */
export interface Outcome {
  /** Absent for a response of an earlier visit. */
  readonly isPassed?: boolean;
  /** Whether the key is shown, so that there is little left to try. */
  readonly hasKey: boolean;
}

/** The buttons. */
export interface ResultButtons {
  /** Shows the rest of a folded result. The style sheet hides it while there is none. */
  readonly unfold: HTMLButtonElement;
  readonly menu: HTMLDetailsElement;
  readonly startOver: HTMLButtonElement;
  readonly undo: HTMLButtonElement;
}

/** Finds the buttons, or creates them if the element is connected for the first time. */
export function findResultButtons({ form, actions, reset }: QuestionMarkup): ResultButtons {
  // A copy of a question has buttons without listeners.
  for (const old of form.querySelectorAll(".cairn-q__menu, .cairn-q__unfold, .cairn-q__undo, .cairn-q__next"))
    old.remove();
  const buttons = {
    unfold: createButton("cairn-quiet cairn-q__unfold", message("question.show-rest")),
    menu: createElement("details", "cairn-q__menu") as HTMLDetailsElement,
    startOver: createButton("cairn-quiet", message("record.start-over")),
    undo: createButton("cairn-quiet cairn-q__undo", message("record.undo")),
  };
  const again = createButton("cairn-quiet cairn-q__again", reset.textContent ?? "");
  const summary = createElement("summary", "", "⋯");
  summary.ariaLabel = message("question.more-actions");
  again.type = "reset";
  buttons.menu.append(summary, again, buttons.startOver);
  for (const button of Object.values(buttons)) button.hidden = true;
  buttons.startOver.hidden = false;
  actions.append(buttons.menu, buttons.undo);
  form.append(buttons.unfold);
  return buttons;
}

/**
 * Offers what comes next: what follows, if the response was right or the key is shown, and otherwise another try. After a
 * response of an earlier visit nothing has to come next, so no button is filled. A review has its own way to go on.
 */
export function offerNext(
  root: HTMLElement,
  { actions, reset }: QuestionMarkup,
  isFinished: boolean,
  { isPassed, hasKey }: Outcome,
): void {
  const isOffered = isPassed !== undefined && root.dataset["via"] === undefined;
  const leadsOn = isPassed || hasKey;
  const next = isOffered && leadsOn ? createNextStep(root) : undefined;
  actions.querySelector(".cairn-q__next")?.remove();
  if (next) reset.before(next);
  reset.classList.toggle(FILLED, isOffered && !leadsOn);
  // Then it is in the menu.
  reset.hidden = !isFinished || !!(isPassed && next);
}

/** The button to press next. */
export function findNext({ actions, submit }: QuestionMarkup): HTMLElement {
  return actions.querySelector<HTMLElement>("[type=reset]:not([hidden]), .cairn-q__next") ?? submit;
}
