// SPDX-License-Identifier: MIT
// Scores a response by the rule for the question's type. This is the one function that the page calls.

import type { Json } from "./json.ts";
import type { Question, Score } from "./question.ts";
import { RULES } from "./rules/registry.ts";

/** The score of a response. */
export function score(question: Question, response: Json): Score {
  const rule = RULES.get(question.type);
  if (rule === undefined) throw new Error(`No rule scores questions of type '${question.type}'.`);
  return rule(question, response);
}
