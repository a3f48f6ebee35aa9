// SPDX-License-Identifier: MIT
// Scores questions with several rows (pairs, cells, gaps): right rows / all rows. The response and the key are
// objects by row id. An empty row is not right, but the page asks for it before it scores. Rows and targets that the
// question no longer has are ignored.

import { isBlank } from "../character-normalization.ts";
import { asEntries, asStrings, type Json } from "../json.ts";
import { type Question, type Rule, UNANSWERED } from "../question.ts";
import { findTextAnswer } from "./answers.ts";

/** What the rows of a question accept, and when a row is right. */
export interface RowKind {
  isValid(given: string, question: Question, key: Json): boolean;
  isRight(given: string, key: Json): boolean;
}

/** Rows whose value is the id of a target. The key is the id of the right target. */
export const TARGET_ROWS: RowKind = {
  isValid: (given, question) => question.items.includes(given),
  isRight: (given, key) => given === key,
};

/** Rows whose value is a text: a typed one, or one of the `options` of its key. The key has the accepted texts. */
export const TEXT_ROWS: RowKind = {
  isValid: (given, _, key) => asStrings(asEntries(key).get("options"))?.includes(given) ?? !isBlank(given),
  isRight: (given, key) => findTextAnswer(key, given) !== undefined,
};

/** The rule for one kind of rows. */
export function createRowRule(kind: RowKind): Rule {
  return (question, response) => {
    if (findGiven(kind, question, response).size === 0) return UNANSWERED;
    return { score: findRight(kind, question, response).size / asEntries(question.key).size };
  };
}

/** The values of a response, for the rows that the question still has. */
export function findGiven(kind: RowKind, question: Question, response: Json): ReadonlyMap<string, string> {
  const given = asEntries(response);
  const rows = [...asEntries(question.key)].flatMap(([row, key]) => {
    const value = given.get(row);
    return typeof value === "string" && kind.isValid(value, question, key) ? [[row, value] as const] : [];
  });
  return new Map(rows);
}

/** The ids of the right rows. */
export function findRight(kind: RowKind, question: Question, response: Json): ReadonlySet<string> {
  const key = asEntries(question.key);
  const given = [...findGiven(kind, question, response)];
  return new Set(
    given.filter(([row, value]) => kind.isRight(value, key.get(row) ?? null)).map(([row]) => row),
  );
}
