// SPDX-License-Identifier: MIT
// Scores a number. The response is the text as typed. The key has `value` and `within`, both decimal texts, and
// the `unit`. The score is 1 if one reading of the text is within the tolerance, otherwise 0.

import { asEntries, asText, type Json } from "../json.ts";
import { isSameUnit, parseQuantity } from "../quantity.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

// 0.1 + 0.2 is not exactly 0.3, so this fraction of the value is added to the tolerance.
const ROUNDING_ERROR = 1e-12;

/** A text without a number counts as unanswered. So does another unit, since it may be the same quantity. */
export function scoreNumber(question: Question, response: Json): Score {
  const key = asEntries(question.key);
  const readings = findReadings(question, response);
  if (readings.length === 0) return UNANSWERED;
  const value = Number(key.get("value"));
  const within = Number(key.get("within")) + ROUNDING_ERROR * Math.abs(value);
  return { score: readings.some((given) => Math.abs(given - value) <= within) ? 1 : 0 };
}

/** Whether a response is a number in another unit than the question asks for. */
export function hasOtherUnit(question: Question, response: Json): boolean {
  const { readings } = parseQuantity(asText(response), findUnit(question));
  return readings.length > 0 && findReadings(question, response).length === 0;
}

/** The numbers that a response can mean, in the question's unit. */
function findReadings(question: Question, response: Json): readonly number[] {
  const wanted = findUnit(question);
  const { readings, unit } = parseQuantity(asText(response), wanted);
  return unit === "" || isSameUnit(unit, wanted) ? readings : [];
}

function findUnit(question: Question): string {
  return asText(asEntries(question.key).get("unit"));
}
