// SPDX-License-Identifier: MIT
// The controls of numbers. The key is a value with its tolerance, or a list of them, and the unit.

import type { Json } from "../../core/json.ts";
import { say, saySentences } from "../../core/messages.ts";
import { findNumberAnswer, judgeOtherUnit } from "../../core/rules/number.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findAccepted, type QuestionMarkup } from "../question/question-markup.ts";
import { createTextField } from "./text-field.ts";

/** The controls of a question for a number. */
export function createNumberControls(markup: QuestionMarkup, type: string): QuestionControls {
  const unit = markup.form.querySelector(".cairn-text__unit")?.textContent?.trim() ?? "";
  const field = createTextField(markup, type, {
    readKey: (entry) => ({ ...entry?.dataset, accept: findAccepted(entry), unit }),
    findAnswer: findNumberAnswer,
    emptyMessage: message("question.no-number"),
  });
  const explain = (response: Json) => {
    const isRight = judgeOtherUnit(field.question, response);
    return isRight === undefined ? undefined : sayUnit(unit, isRight);
  };
  return { ...field, explain };
}

/** The number has another unit than the question asks for. It may be right in that unit. */
function sayUnit(unit: string, isRight: boolean): string {
  return saySentences(
    isRight ? message("question.other-unit") : "",
    unit ? say(message("question.enter-in-unit"), { unit }) : message("question.enter-without-unit"),
    message("question.not-scored"),
  );
}
