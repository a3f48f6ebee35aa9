// SPDX-License-Identifier: MIT
// Shows the states of a question: editing, self-assessment and result. The question element decides when; this
// file only changes what is visible, announced and focused.

import type { Json } from "../../core/json.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { announce } from "./live-region.ts";
import type { QuestionControls } from "./question-controls.ts";
import type { QuestionMarkup } from "./question-markup.ts";
import { cloneForDisplay } from "./result-elements.ts";

/** A question in the page. */
export interface QuestionView {
  readonly root: HTMLElement;
  readonly markup: QuestionMarkup;
  readonly controls: QuestionControls;
  /** The label of the button that checks. */
  readonly checkLabel: string;
}

/**
 * The value of `data-state`: `review` during self-assessment, the others while a result is shown. Absent while
 * the learner is editing.
 */
export type State = "review" | "right" | "wrong" | "done";

/** Shows the result of a response, and optionally the key. */
export function showResult(view: QuestionView, response: Json, isRight: boolean, withKey: boolean): void {
  const { markup, controls } = view;
  const isSelfAssessed = controls.openSelfAssessment !== undefined;
  const isFinished = isRight || withKey || isSelfAssessed;
  controls.showResult(response, withKey);
  if (isFinished) showRationale(markup);
  setState(view, isSelfAssessed ? "done" : isRight ? "right" : "wrong");
  const result = isRight ? messages.RIGHT : messages.WRONG;
  announce(markup.status, [
    [isSelfAssessed ? "" : result, "cairn-q__verdict"],
    [isFinished ? "" : messages.TRY_AGAIN, "cairn-q__invitation"],
    [controls.describe(response)],
    [withKey && !isSelfAssessed ? controls.keyMessage : ""],
  ]);
}

/** Shows the key to a learner who does not know. */
export function showKey(view: QuestionView): void {
  const { markup, controls } = view;
  controls.writeResponse(null);
  controls.showResult(null, true);
  showRationale(markup);
  setState(view, controls.openSelfAssessment ? "done" : "wrong");
  announce(markup.status, [[controls.keyMessage]]);
}

/** Shows the self-assessment, before the response is scored. */
export function showSelfAssessment(view: QuestionView): void {
  const first = view.controls.openSelfAssessment?.();
  resumeSelfAssessment(view);
  first?.focus();
}

/** Shows the self-assessment as the learner left it, without moving the focus there. */
export function resumeSelfAssessment(view: QuestionView): void {
  setState(view, "review");
  announce(view.markup.status, [[messages.COMPARE]]);
}

/** Removes the result, so that the learner can change and check the response. */
export function showEditing(view: QuestionView): void {
  const { root, markup, controls } = view;
  keepFocus(
    markup.form,
    () => {
      controls.hideResult();
      for (const shown of markup.form.querySelectorAll(".cairn-shown")) shown.remove();
      delete root.dataset["folded"];
      setState(view, undefined);
    },
    () => markup.submit,
  );
  markup.status.ariaLive = "polite";
  announce(markup.status, []);
}

function setState({ root, markup, checkLabel }: QuestionView, state: State | undefined): void {
  const isFinished = state !== undefined && state !== "review";
  if (state) root.dataset["state"] = state;
  else delete root.dataset["state"];
  markup.submit.textContent = state === "review" ? messages.DONE : checkLabel;
  swapButtons(markup, isFinished);
}

/** Replaces one button by the other and moves the focus, if there. */
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
  const existing = fieldset.querySelector(":scope > .cairn-rationale");
  if (rationale && !existing) fieldset.append(cloneForDisplay(rationale));
}
