// SPDX-License-Identifier: MIT
// Shows the states of a question: at work, in review, and with a result. Separate from the element,
// which decides when; everything here is only what can be seen, heard and focused.

import type { Json } from "../../core/json.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { say } from "./live-region.ts";
import type { QuestionControls } from "./question-controls.ts";
import type { QuestionMarkup } from "./question-markup.ts";
import { cloneForDisplay } from "./result-elements.ts";

/** Where a question is shown: its element, the parts of it and their adapter. */
export interface QuestionView {
  readonly root: HTMLElement;
  readonly markup: QuestionMarkup;
  readonly controls: QuestionControls;
  /** What the button that checks says. */
  readonly checkLabel: string;
}

/** `review`: the learner judges the response; the others: the result is shown. Absent while at work. */
export type State = "review" | "right" | "wrong" | "done";

/** Shows the result of a response, and the key with it when asked to. */
export function showResult(view: QuestionView, response: Json, isRight: boolean, withKey: boolean): void {
  const { markup, controls } = view;
  const isSelfAssessed = controls.review !== undefined;
  const isFinished = isRight || withKey || isSelfAssessed;
  controls.showResult(response, withKey);
  if (isFinished) showRationale(markup);
  setState(view, isSelfAssessed ? "done" : isRight ? "right" : "wrong");
  const verdict = isRight ? messages.RIGHT : messages.WRONG;
  say(markup.status, [
    [isSelfAssessed ? "" : verdict, "cairn-q__verdict"],
    [isFinished ? "" : messages.TRY_AGAIN, "cairn-q__invitation"],
    [controls.describe(response)],
    [withKey && !isSelfAssessed ? controls.keyMessage : ""],
  ]);
}

/** Shows what the learner must judge the response by. */
export function showReview(view: QuestionView): void {
  const first = view.controls.review?.();
  setState(view, "review");
  say(view.markup.status, [[messages.COMPARE]]);
  first?.focus();
}

/** Takes the result away and offers to check again. */
export function showEditing(view: QuestionView): void {
  const { markup, controls } = view;
  keepFocus(
    markup.form,
    () => {
      controls.hideResult();
      for (const shown of markup.form.querySelectorAll(".cairn-shown")) shown.remove();
      setState(view, undefined);
    },
    () => markup.submit,
  );
  markup.status.ariaLive = "polite";
  say(markup.status, []);
}

function setState({ root, markup, checkLabel }: QuestionView, state: State | undefined): void {
  const isFinished = state !== undefined && state !== "review";
  if (state) root.dataset["state"] = state;
  else delete root.dataset["state"];
  markup.submit.textContent = state === "review" ? messages.DONE : checkLabel;
  swapButtons(markup, isFinished);
}

/** Shows one button in the place of the other, which hands its focus over. */
function swapButtons(markup: QuestionMarkup, isFinished: boolean): void {
  const [shown, hidden] = isFinished ? [markup.reset, markup.submit] : [markup.submit, markup.reset];
  shown.hidden = false;
  keepFocus(
    markup.form,
    () => {
      hidden.hidden = true;
      if (markup.confidence) markup.confidence.hidden = isFinished;
    },
    () => shown,
  );
}

function showRationale({ key, fieldset }: QuestionMarkup): void {
  const rationale = key.querySelector(":scope > .cairn-rationale");
  const isShown = fieldset.querySelector(":scope > .cairn-rationale");
  if (rationale && !isShown) fieldset.append(cloneForDisplay(rationale));
}
