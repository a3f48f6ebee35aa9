// SPDX-License-Identifier: MIT
// Shows the states of a question: at work, in review, and with a result. Separate from the element,
// which decides when; everything here is only what can be seen, heard and focused.

import type { Json } from "../../core/json.ts";
import { keepFocus } from "../focus.ts";
import * as messages from "../messages.ts";
import { say } from "./live-region.ts";
import type { Adapter } from "./question-controls.ts";
import type { Parts } from "./question-markup.ts";
import { cloneShown } from "./result-elements.ts";

/** Where a question is shown: its element, the parts of it and their adapter. */
export interface Stage {
  readonly root: HTMLElement;
  readonly parts: Parts;
  readonly adapter: Adapter;
  /** What the button that checks says. */
  readonly check: string;
}

/** `review`: the learner judges the response; the others: the result is shown. Absent while at work. */
export type State = "review" | "right" | "wrong" | "done";

/** Shows the result of a response, and the key with it when asked to. */
export function showResult(stage: Stage, response: Json, isRight: boolean, withKey: boolean): void {
  const { parts, adapter } = stage;
  const isJudged = adapter.review !== undefined;
  const isOver = isRight || withKey || isJudged;
  adapter.showResult(response, withKey);
  if (isOver) showRationale(parts);
  enter(stage, isJudged ? "done" : isRight ? "right" : "wrong");
  const verdict = isRight ? messages.RIGHT : messages.WRONG;
  say(parts.status, [
    [isJudged ? "" : verdict, "cairn-q__verdict"],
    [isOver ? "" : messages.TRY_AGAIN, "cairn-q__invitation"],
    [adapter.describe(response)],
    [withKey && !isJudged ? adapter.keyMessage : ""],
  ]);
}

/** Shows what the learner must judge the response by. */
export function showReview(stage: Stage): void {
  const first = stage.adapter.review?.();
  enter(stage, "review");
  say(stage.parts.status, [[messages.COMPARE]]);
  first?.focus();
}

/** Takes the result away and offers to check again. */
export function showWork(stage: Stage): void {
  const { parts, adapter } = stage;
  keepFocus(
    parts.form,
    () => {
      adapter.hideResult();
      for (const shown of parts.form.querySelectorAll(".cairn-shown")) shown.remove();
      enter(stage, undefined);
    },
    () => parts.submit,
  );
  parts.status.ariaLive = "polite";
  say(parts.status, []);
}

function enter({ root, parts, check }: Stage, state: State | undefined): void {
  const isOver = state !== undefined && state !== "review";
  if (state) root.dataset["state"] = state;
  else delete root.dataset["state"];
  parts.submit.textContent = state === "review" ? messages.DONE : check;
  offer(parts, isOver);
}

/** Shows one button in the place of the other, which hands its focus over. */
function offer(parts: Parts, isOver: boolean): void {
  const [shown, gone] = isOver ? [parts.reset, parts.submit] : [parts.submit, parts.reset];
  shown.hidden = false;
  keepFocus(
    parts.form,
    () => {
      gone.hidden = true;
      if (parts.confidence) parts.confidence.hidden = isOver;
    },
    () => shown,
  );
}

function showRationale({ key, fieldset }: Parts): void {
  const rationale = key.querySelector(":scope > .cairn-rationale");
  const isShown = fieldset.querySelector(":scope > .cairn-rationale");
  if (rationale && !isShown) fieldset.append(cloneShown(rationale));
}
