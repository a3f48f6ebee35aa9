// SPDX-License-Identifier: MIT
// The rule for each type of question. A new type needs a rule in this folder and a line here; controls in
// elements/question-types/ and a line in its registry; and rows in tests/cases/score.json.

import type { Rule } from "../question.ts";
import { scoreMultipleChoice, scoreSingleChoice } from "./choice.ts";
import { scoreNumber } from "./number.ts";
import { scoreOpenResponse } from "./open-response.ts";
import { scoreOrder } from "./order.ts";
import { createRowRule, TARGET_ROWS, TEXT_ROWS } from "./rows.ts";
import { scoreShortText } from "./short-text.ts";

/** The rule of each type. */
export const RULES: ReadonlyMap<string, Rule> = new Map([
  ["single", scoreSingleChoice],
  ["judge", scoreSingleChoice],
  ["multiple", scoreMultipleChoice],
  ["order", scoreOrder],
  ["match", createRowRule(TARGET_ROWS)],
  ["sort", createRowRule(TARGET_ROWS)],
  ["table", createRowRule(TARGET_ROWS)],
  ["blanks", createRowRule(TEXT_ROWS)],
  ["number", scoreNumber],
  ["short", scoreShortText],
  ["open", scoreOpenResponse],
]);
