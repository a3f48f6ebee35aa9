// SPDX-License-Identifier: MIT
// Scores a short text: the response is the text as it was typed, the key the list of accepted ones. 1
// when it matches one of them, else 0.

import { asStrings, asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { matchesText } from "../text-comparison.ts";

/** A text of spaces is no response. */
export function giveText(question: Question, response: Json): Score {
  const text = asText(response);
  if (text.trim() === "") return UNANSWERED;
  return { score: matchesText(text, asStrings(question.key) ?? []) ? 1 : 0 };
}
