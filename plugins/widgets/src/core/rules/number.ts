// SPDX-License-Identifier: MIT
// Scores a number. The response is the text as typed. The key has `value` and `within`, both decimal texts, and
// the `unit`. The score is 1 if one reading of the text is within the tolerance, otherwise 0.

import { asEntries, asText, type Json } from "../json.ts";
import { isSameUnit, parseQuantity } from "../quantity.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { findPowerBetween } from "./units.ts";

// 0.1 + 0.2 is not exactly 0.3, so this fraction of the value is added to the tolerance.
const ROUNDING_ERROR = 1e-12;

/** A text without a number counts as unanswered. So does another unit, since it may be the same quantity. */
export function scoreNumber(question: Question, response: Json): Score {
  const readings = findReadings(question, response);
  if (readings.length === 0) return UNANSWERED;
  return { score: readings.some((given) => isRight(question, given)) ? 1 : 0 };
}

/** Whether a response is right in another unit, such as 31500 J for 31.5 kJ; undefined if it has no other unit. */
export function judgeOtherUnit(question: Question, response: Json): boolean | undefined {
  const wanted = findUnit(question);
  const { readings, unit } = parseQuantity(asText(response), wanted);
  if (readings.length === 0 || findReadings(question, response).length > 0) return undefined;
  const power = findPowerBetween(unit, wanted);
  return power !== undefined && readings.some((given) => isRight(question, given * 10 ** power));
}

function isRight({ key }: Question, given: number): boolean {
  const entries = asEntries(key);
  const value = Number(entries.get("value"));
  const within = Number(entries.get("within")) + ROUNDING_ERROR * Math.abs(value);
  return Math.abs(given - value) <= within;
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
