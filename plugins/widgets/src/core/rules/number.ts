// SPDX-License-Identifier: MIT
// Scores a number: the response is the text as it was typed; the key holds `value` and `within`, both
// decimal texts, and the `unit`. 1 when a reading of the text lies within the tolerance, else 0.

import { asEntries, asText, type Json } from "../json.ts";
import { isSameUnit, readQuantity } from "../quantity.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

// 0.1 + 0.2 is not 0.3: this much of the value is forgiven.
const SLACK = 1e-12;

/** A text that is no number is no response, nor is one in another unit: it may be the same quantity. */
export function giveNumber(question: Question, response: Json): Score {
  const key = asEntries(question.key);
  const readings = findReadings(question, response);
  if (readings.length === 0) return UNANSWERED;
  const value = Number(key.get("value"));
  const within = Number(key.get("within")) + SLACK * Math.abs(value);
  return { score: readings.some((given) => Math.abs(given - value) <= within) ? 1 : 0 };
}

/** Whether a response is a number in another unit than the one that is asked for. */
export function hasOtherUnit(question: Question, response: Json): boolean {
  const { readings } = readQuantity(asText(response), findUnit(question));
  return readings.length > 0 && findReadings(question, response).length === 0;
}

/** The numbers that a response can mean in the unit of the question. */
function findReadings(question: Question, response: Json): readonly number[] {
  const wanted = findUnit(question);
  const { readings, unit } = readQuantity(asText(response), wanted);
  return unit === "" || isSameUnit(unit, wanted) ? readings : [];
}

function findUnit(question: Question): string {
  return asText(asEntries(question.key).get("unit")).trim();
}
