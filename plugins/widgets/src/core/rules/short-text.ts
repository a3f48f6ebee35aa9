// SPDX-License-Identifier: MIT
// Scores a short text. The response is the text as typed, the key is the list of accepted texts. The score is 1
// if the text matches one of them, otherwise 0.

import { isBlank } from "../character-normalization.ts";
import { asStrings, asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { matchesText } from "../text-comparison.ts";

/** A text of spaces and invisible characters counts as unanswered. */
export function scoreShortText(question: Question, response: Json): Score {
  const text = asText(response);
  if (isBlank(text)) return UNANSWERED;
  return { score: matchesText(text, asStrings(question.key) ?? []) ? 1 : 0 };
}
