// SPDX-License-Identifier: MIT
// Scores an open response by the ideas that the learner has ticked in it: ideas ticked / ideas. The
// response is `{text, ideas}`; all ideas of the question are its key, so that none is wrong.

import { asEntries, asStrings, asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** Without a text there is nothing to tick ideas in. */
export function writeOpenly(question: Question, response: Json): Score {
  if (findText(response).trim() === "") return UNANSWERED;
  return { score: findIdeas(question, response).length / Math.max(1, question.items.length) };
}

/** The text of a response. */
export function findText(response: Json): string {
  return asText(asEntries(response).get("text"));
}

/** The ticked ideas that the question still holds. */
export function findIdeas(question: Question, response: Json): readonly string[] {
  const ticked = asStrings(asEntries(response).get("ideas")) ?? [];
  return question.items.filter((idea) => ticked.includes(idea));
}
