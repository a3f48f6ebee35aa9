// SPDX-License-Identifier: MIT
// Scores a number. The response is the text as typed. The key lists answers with a `value` and `within`, both decimal
// texts, and has the `unit`. The score is the share of the first with a reading of the text within its tolerance.

import { asEntries, asText, type Json } from "../json.ts";
import { isSameUnit, parseQuantity } from "../quantity.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { type Answer, findAnswer, scoreAnswer } from "./answers.ts";
import { findPowerBetween } from "./units.ts";

// 0.1 + 0.2 is not exactly 0.3, so this fraction of the number and of the tolerance is added to it.
const ROUNDING_ERROR = 1e-12;

/** A text without a number counts as unanswered. So does another unit, since it may be the same quantity. */
export function scoreNumber(question: Question, response: Json): Score {
  return findReadings(question, response).length === 0
    ? UNANSWERED
    : { score: scoreAnswer(findNumberAnswer(question, response)) };
}

/** The answer that a response gives. */
export function findNumberAnswer(question: Question, response: Json): Answer | undefined {
  return findNear(question, findReadings(question, response));
}

/** Whether a response is right in another unit, such as 31500 J for 31.5 kJ; undefined if it has no other unit. */
export function judgeOtherUnit(question: Question, response: Json): boolean | undefined {
  const wanted = findUnit(question);
  const { readings, unit } = parseQuantity(asText(response), wanted);
  if (readings.length === 0 || findReadings(question, response).length > 0) return undefined;
  const power = findPowerBetween(unit, wanted);
  if (power === undefined) return false;
  const converted = readings.map((given) => given * 10 ** power);
  return scoreAnswer(findNear(question, converted)) === 1;
}

/** The first answer that one of the numbers is near enough to. */
function findNear({ key }: Question, numbers: readonly number[]): Answer | undefined {
  if (numbers.length === 0) return undefined;
  return findAnswer(key, (answer) => {
    const within = Number(answer["within"]);
    return numbers.some((given) => {
      const distance = Math.abs(given - Number(answer["value"]));
      return distance <= within + ROUNDING_ERROR * (Math.abs(given) + within);
    });
  });
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
