// SPDX-License-Identifier: MIT
// Scores the choosing of items: response and key are lists of item ids. Ids that the question does not
// hold (any more) count neither way, so that an edited question never punishes an old response.

import { asStrings, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** One item of several: 1 when it is in the key, else 0. Two items cannot come from such a question. */
export function chooseOne(question: Question, response: Json): Score {
  const chosen = findChosen(question, response);
  const [only] = chosen;
  if (only === undefined || chosen.length > 1) return UNANSWERED;
  return { score: findKey(question).includes(only) ? 1 : 0 };
}

/** Any number of items: (right ones chosen - wrong ones chosen) / number of right ones, not below 0. */
export function chooseMany(question: Question, response: Json): Score {
  const chosen = findChosen(question, response);
  if (chosen.length === 0) return UNANSWERED;
  const key = findKey(question);
  const right = chosen.filter((item) => key.includes(item)).length;
  const wrong = chosen.length - right;
  return { score: Math.max(0, right - wrong) / Math.max(1, key.length) };
}

/** The items of a response that the question still holds, each once, in the question's order. */
export function findChosen(question: Question, response: Json): readonly string[] {
  const given = asStrings(response) ?? [];
  return question.items.filter((item) => given.includes(item));
}

/** The right items of a question. */
export function findKey(question: Question): readonly string[] {
  return asStrings(question.key) ?? [];
}
