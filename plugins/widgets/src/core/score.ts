// SPDX-License-Identifier: MIT
// Turns a question and a response into a score. Separate from the rules, so that a caller need not know
// which types there are.

import type { Json } from "./json.ts";
import type { Question, Score } from "./question.ts";
import { RULES } from "./rules/registry.ts";

/** The score of a response, by the rule of the question's type. */
export function score(question: Question, response: Json): Score {
  const rule = RULES.get(question.type);
  if (rule === undefined) throw new Error(`No rule scores questions of type '${question.type}'.`);
  return rule(question, response);
}
