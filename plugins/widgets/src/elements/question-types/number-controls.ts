// SPDX-License-Identifier: MIT
// The controls of numbers. The key is a value with its tolerance and unit.

import type { Json } from "../../core/json.ts";
import { judgeOtherUnit } from "../../core/rules/number.ts";
import * as messages from "../messages.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import type { QuestionMarkup } from "../question/question-markup.ts";
import { createTextField } from "./text-field.ts";

/** The controls of a question for a number. */
export function createNumberControls(markup: QuestionMarkup, type: string): QuestionControls {
  const unit = markup.form.querySelector(".cairn-text__unit")?.textContent?.trim() ?? "";
  const field = createTextField(markup, type, {
    readKey: (entry) => ({
      value: entry?.dataset["value"] ?? "",
      within: entry?.dataset["within"] ?? "0",
      unit,
    }),
    emptyMessage: messages.NO_NUMBER,
  });
  const explain = (response: Json) => {
    const isRight = judgeOtherUnit(field.question, response);
    return isRight === undefined ? undefined : messages.sayUnit(unit, isRight);
  };
  return { ...field, explain };
}
