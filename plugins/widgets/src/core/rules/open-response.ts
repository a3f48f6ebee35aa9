// SPDX-License-Identifier: MIT
// Scores an open response by the ideas that the learner ticked: ticked ideas / all ideas. The response is
// `{text, ideas}`. The key is not used, since every idea of the question is right.

import { isBlank } from "../character-normalization.ts";
import { asEntries, asStrings, asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** A response without a text counts as unanswered. */
export function scoreOpenResponse(question: Question, response: Json): Score {
  if (isBlank(findText(response))) return UNANSWERED;
  return { score: findIdeas(question, response).length / Math.max(1, question.items.length) };
}

/** The text of a response. */
export function findText(response: Json): string {
  return asText(asEntries(response).get("text"));
}

/** The ticked ideas that the question still has. */
export function findIdeas(question: Question, response: Json): readonly string[] {
  const ticked = asStrings(asEntries(response).get("ideas")) ?? [];
  return question.items.filter((idea) => ticked.includes(idea));
}
