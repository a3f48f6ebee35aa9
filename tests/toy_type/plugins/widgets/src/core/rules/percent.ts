// SPDX-License-Identifier: MIT
// Scores an estimated percentage. The response is the text as typed, the key a number. The score is 1 if they
// are equal, and falls with their distance.

import { asText, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** A text without a number from 0 to 100 counts as unanswered. */
export function scorePercent(question: Question, response: Json): Score {
  const text = asText(response).trim();
  const given = Number(text);
  if (text === "" || !(given >= 0 && given <= 100)) return UNANSWERED;
  return { score: 1 - Math.abs(given - Number(question.key)) / 100 };
}
