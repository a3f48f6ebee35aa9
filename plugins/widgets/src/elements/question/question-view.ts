// SPDX-License-Identifier: MIT
// Shows the states of a question: editing, self-assessment and result. The question element decides when; this
// file only changes what is visible, announced and focused.

import type { Json } from "../../core/json.ts";
import { createElement } from "../create-elements.ts";
import { keepFocus } from "../focus.ts";
import { CONTROLS } from "../question-types/registry.ts";
import { announce } from "./live-region.ts";
import type { QuestionControls } from "./question-controls.ts";
import { findQuestionMarkup, type QuestionMarkup } from "./question-markup.ts";
import {
  findNext,
  findResultButtons,
  type Outcome,
  offerNext,
  type ResultButtons,
} from "./result-buttons.ts";
import { cloneForDisplay, nameResult } from "./result-elements.ts";
import { createVerdict } from "./verdict.ts";

/** A question in the page. */
export interface QuestionView {
  readonly root: HTMLElement;
  readonly markup: QuestionMarkup;
  readonly controls: QuestionControls;
  readonly buttons: ResultButtons;
  /** The label of the button that checks. */
  readonly checkLabel: string;
}

/** The view of a question, or undefined if the page has to stay as it was written. */
export function findView(root: HTMLElement): QuestionView | undefined {
  const { type = "" } = root.dataset;
  const markup = findQuestionMarkup(root);
  const controls = markup && CONTROLS.get(type)?.(markup, type);
  if (!controls) return undefined;
  const checkLabel = markup.submit.textContent ?? "";
  return { root, markup, controls, buttons: findResultButtons(markup), checkLabel };
}

/** What is known of a response that was scored. */
export interface Scored {
  readonly response: Json;
  /** 0 to 1. */
  readonly points: number;
  /** Whether to show the key, even if the response does not make it plain. */
  readonly withKey: boolean;
  /** Whether the response is from an earlier visit. */
  readonly isRestored: boolean;
}

/**
 * The value of `data-state`: `review` during self-assessment, the others while a result is shown. Absent while
 * the learner is editing.
 */
export type State = "review" | "right" | "wrong" | "done";

// An open response with this share of its ideas passes.
const ENOUGH_IDEAS = 0.6;

/** Shows the result of a response, and optionally the key. */
export function showResult(view: QuestionView, scored: Scored): void {
  const { markup, controls } = view;
  const { response, points, isRestored } = scored;
  const isSelfAssessed = controls.openSelfAssessment !== undefined;
  const isRight = points === 1;
  const isPassed = points >= (isSelfAssessed ? ENOUGH_IDEAS : 1);
  const withKey = scored.withKey || (!isRight && !!controls.isKeyPlain?.(response));
  const hasKey = withKey || isSelfAssessed;
  const { text, isPartly = points > 0 } = controls.summarize(response);
  controls.showResult(response, withKey);
  if (isRight || hasKey) showRationale(markup);
  setState(view, isSelfAssessed ? "done" : isRight ? "right" : "wrong", {
    ...(!isRestored && { isPassed }),
    hasKey,
  });
  const result = nameResult(isRight ? 1 : Number(isPartly) / 2);
  const texts = [text, withKey ? sayKey(view) : ""];
  markup.status.replaceChildren(
    ...createVerdict(markup.form, { result: isSelfAssessed ? undefined : result, texts }),
  );
}

/** Says whether the concept still waits for a right response at the first try: at the question and, if told, in full. */
export function showWhetherOpen({ markup }: QuestionView, isOpen: boolean, isTold: boolean): void {
  const { fieldset, status } = markup;
  const kind = fieldset.querySelector(".cairn-q__kind");
  kind?.querySelector(".cairn-q__open")?.remove();
  if (!isOpen) return;
  kind?.append(createElement("span", "cairn-q__open", ` · ${message("question.not-counted")}`));
  if (isTold) status.append(createElement("p", "cairn-q__note", message("question.how-it-counts")));
}

/** Shows the key to a learner who does not know. */
export function showKey(view: QuestionView): void {
  const { markup, controls } = view;
  controls.writeResponse(null);
  controls.showResult(null, true);
  showRationale(markup);
  setState(view, controls.openSelfAssessment ? "done" : "wrong", { isPassed: false, hasKey: true });
  announce(markup.status, sayKey(view));
}

function sayKey({ controls }: QuestionView): string {
  return controls.keyMessage ?? message("question.key-shown");
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
  announce(view.markup.status, message("question.compare"));
}

/** Says what is missing in a response that cannot be scored, and moves the focus to the first empty part. */
export function explainMissing({ markup, controls }: QuestionView, response: Json): void {
  const [first] = controls.findEmpty?.() ?? [];
  announce(markup.status, controls.explain?.(response) ?? controls.emptyMessage);
  first?.focus();
}

/** Removes the result, so that the learner can change and check the response. */
export function showEditing(view: QuestionView): void {
  const { root, markup } = view;
  keepFocus(
    markup.form,
    () => {
      for (const shown of markup.form.querySelectorAll(".cairn-shown")) shown.remove();
      for (const element of markup.form.querySelectorAll("[data-result], [data-key], [aria-describedby]"))
        for (const name of ["data-result", "data-key", "aria-describedby"]) element.removeAttribute(name);
      delete root.dataset["folded"];
      setState(view, undefined);
    },
    () => markup.submit,
  );
  markup.status.ariaLive = "polite";
  markup.status.replaceChildren();
}

/** Shows the buttons of a state and moves the focus, if it is on one that is hidden. */
function setState(view: QuestionView, state: State | undefined, outcome: Outcome = { hasKey: false }): void {
  const { root, markup, checkLabel, buttons } = view;
  const isFinished = state !== undefined && state !== "review";
  if (state) root.dataset["state"] = state;
  else delete root.dataset["state"];
  markup.submit.textContent = state === "review" ? message("question.done") : checkLabel;
  const change = () => {
    buttons.menu.open = false;
    markup.submit.hidden = isFinished;
    if (markup.confidence) markup.confidence.hidden = isFinished;
    offerNext(root, markup, isFinished, outcome);
  };
  keepFocus(markup.form, change, () => findNext(markup));
}

/** Offers to reset the question, or to undo that. Not in a review, which asks what it planned to ask. */
export function offerToStartOver(
  { root, markup, buttons }: QuestionView,
  isAttempted: boolean,
  isReset: boolean,
): void {
  const change = () => {
    buttons.menu.hidden = !isAttempted || root.dataset["via"] !== undefined;
    buttons.undo.hidden = !isReset;
  };
  keepFocus(markup.form, change, () => findNext(markup));
}

function showRationale({ key, form, status }: QuestionMarkup): void {
  const rationale = key.querySelector(":scope > .cairn-rationale");
  const existing = form.querySelector(".cairn-rationale");
  if (rationale && !existing) status.after(cloneForDisplay(rationale));
}
