// SPDX-License-Identifier: MIT
// Scores single and multiple choice. The response and the key are lists of item ids; where one
// choice is right, the key may also have answers with the id as `text` and a share. Ids that the question no
// longer has are ignored, so that editing a question does not turn an old response wrong.

import { asStrings, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";
import { findAnswer, scoreAnswer } from "./answers.ts";

/** 1 if the chosen item is in the key, or its share, otherwise 0. Two items are not a valid response. */
export function scoreSingleChoice(question: Question, response: Json): Score {
  const chosen = findChosen(question, response);
  const [only] = chosen;
  if (only === undefined || chosen.length > 1) return UNANSWERED;
  return { score: scoreItem(question, only) };
}

/** The score for choosing an item and no other. */
export function scoreItem({ key }: Question, item: string): number {
  return scoreAnswer(findAnswer(key, ({ text }) => text === item));
}

/** (right items chosen - wrong items chosen) / right items, at least 0. */
export function scoreMultipleChoice(question: Question, response: Json): Score {
  const chosen = findChosen(question, response);
  if (chosen.length === 0) return UNANSWERED;
  const key = findKey(question);
  const right = chosen.filter((item) => key.includes(item)).length;
  const wrong = chosen.length - right;
  return { score: Math.max(0, right - wrong) / Math.max(1, key.length) };
}

/** The chosen items that the question still has, each once, in the question's order. */
export function findChosen(question: Question, response: Json): readonly string[] {
  const given = asStrings(response) ?? [];
  return question.items.filter((item) => given.includes(item));
}

/**
 * Whether the result of a wrong response gives the key away. It says which of the chosen items are right and how many
 * are missing, so the key is plain if all others are missing, or none of them.
 */
export function isKeyPlain(question: Question, response: Json): boolean {
  const chosen = findChosen(question, response);
  const missing = findKey(question).filter((item) => !chosen.includes(item)).length;
  return missing === 0 || missing === question.items.length - chosen.length;
}

/** The right items of a question. */
export function findKey(question: Question): readonly string[] {
  const key: Json = question.key;
  return Array.isArray(key) ? key.filter((entry) => typeof entry === "string") : [];
}
