// SPDX-License-Identifier: MIT
// The controls of true or false: two choices that are never shuffled.

import type { QuestionControls } from "../question/question-controls.ts";
import type { QuestionMarkup } from "../question/question-markup.ts";
import { createChoiceControls } from "./choice-controls.ts";

/** The controls of a question between true and false. */
export function createJudgeControls(markup: QuestionMarkup, type: string): QuestionControls {
  const { shuffle: _, ...controls } = createChoiceControls(markup, type);
  return controls;
}
