// SPDX-License-Identifier: MIT
// Scores questions of several rows (pairs, cells, gaps), each of which is right or not for itself: rows
// right / rows. Key and response are objects by row id; a row that is not filled in is not right. Rows
// and targets that the question does not hold (any more) count as not given.

import { asEntries, asStrings, type Json } from "../json.ts";
import { type Question, type Rule, UNANSWERED } from "../question.ts";
import { matchesText } from "../text-comparison.ts";

/** What may stand in the rows of a question, and when it is right. */
export interface RowKind {
  isGiven(given: string, question: Question): boolean;
  isRight(given: string, key: Json): boolean;
}

/** A row takes the id of a target; its key is the id of the right one. */
export const TARGETS: RowKind = {
  isGiven: (given, question) => question.items.includes(given),
  isRight: (given, key) => given === key,
};

/** A row takes a typed text; its key is the list of accepted ones. */
export const TEXTS: RowKind = {
  isGiven: (given) => given.trim() !== "",
  isRight: (given, key) => matchesText(given, asStrings(key) ?? []),
};

/** Makes the rule of a kind of rows. */
export function makeRowRule(kind: RowKind): Rule {
  return (question, response) => {
    if (findGiven(kind, question, response).size === 0) return UNANSWERED;
    return { score: findRight(kind, question, response).size / asEntries(question.key).size };
  };
}

/** What a response gives for the rows that the question still holds. */
export function findGiven(kind: RowKind, question: Question, response: Json): ReadonlyMap<string, string> {
  const given = asEntries(response);
  const rows = [...asEntries(question.key).keys()].flatMap((row) => {
    const value = given.get(row);
    return typeof value === "string" && kind.isGiven(value, question) ? [[row, value] as const] : [];
  });
  return new Map(rows);
}

/** The rows that a response gets right. */
export function findRight(kind: RowKind, question: Question, response: Json): ReadonlySet<string> {
  const key = asEntries(question.key);
  const given = [...findGiven(kind, question, response)];
  return new Set(
    given.filter(([row, value]) => kind.isRight(value, key.get(row) ?? null)).map(([row]) => row),
  );
}
