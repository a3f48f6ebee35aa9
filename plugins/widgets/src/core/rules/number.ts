// SPDX-License-Identifier: MIT
// Scores a number: the response is the text as it was typed; the key holds `value` and `within`, both
// decimal texts, and the `unit`. 1 when a reading of the text lies within the tolerance, else 0.

import { asEntries, asText, type Json } from "../json.ts";
import { readNumber } from "../number.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

// 0.1 + 0.2 is not 0.3: this much of the value is forgiven.
const SLACK = 1e-12;

/** A text that is no number is no response. */
export function giveNumber(question: Question, response: Json): Score {
  const key = asEntries(question.key);
  const readings = readNumber(asText(response), asText(key.get("unit")));
  if (readings.length === 0) return UNANSWERED;
  const value = Number(key.get("value"));
  const within = Number(key.get("within")) + SLACK * Math.abs(value);
  return { score: readings.some((given) => Math.abs(given - value) <= within) ? 1 : 0 };
}
