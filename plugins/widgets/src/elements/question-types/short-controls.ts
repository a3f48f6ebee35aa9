// SPDX-License-Identifier: MIT
// The controls of short texts. The key is a list of accepted texts, or of answers.

import { findShortAnswer } from "../../core/rules/short-text.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findAccepted, type QuestionMarkup } from "../question/question-markup.ts";
import { createTextField } from "./text-field.ts";

/** The controls of a question for a short text. */
export function createShortControls(markup: QuestionMarkup, type: string): QuestionControls {
  return createTextField(markup, type, {
    readKey: findAccepted,
    findAnswer: findShortAnswer,
    emptyMessage: message("question.write-first"),
  });
}
