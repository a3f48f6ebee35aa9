// SPDX-License-Identifier: MIT
// Scores a short text. The response is the text as typed, the key lists answers with a `text` each. The score is the
// share of the first that matches.

import { isBlank } from "../character-normalization.ts";
import { asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { type Answer, findTextAnswer, scoreAnswer } from "./answers.ts";

/** A text of spaces and invisible characters counts as unanswered. */
export function scoreShortText(question: Question, response: Json): Score {
  return isBlank(asText(response)) ? UNANSWERED : { score: scoreAnswer(findShortAnswer(question, response)) };
}

/** The answer that a response gives. */
export function findShortAnswer({ key }: Question, response: Json): Answer | undefined {
  const text = asText(response);
  return isBlank(text) ? undefined : findTextAnswer(key, text);
}
