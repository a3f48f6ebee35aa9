// SPDX-License-Identifier: MIT
// Finds which foreseen answer a response gives. A key lists texts that are right, or answers: objects with what they are
// compared with, and a `share` of the credit. It may have the list as `accept`. The first match decides.

import { isObject, type Json, type JsonObject } from "../json.ts";
import { matchesText } from "../text-comparison.ts";

/** An answer that the author foresaw. One with `any` matches every response. */
export type Answer = JsonObject;

/** The first answer that matches; without a list, the key itself is the only answer. */
export function findAnswer(key: Json, matches: (answer: Answer) => boolean): Answer | undefined {
  const list = isObject(key) ? (key["accept"] ?? [key]) : key;
  const answers = Array.isArray(list) ? (list as readonly Json[]) : [];
  return answers
    .map((answer) => (isObject(answer) ? answer : { text: answer }))
    .find((answer) => answer["any"] || matches(answer));
}

/** The answer that a text gives. A key with `exact` wants it exactly. */
export function findTextAnswer(key: Json, given: string): Answer | undefined {
  const isExact = isObject(key) && key["exact"] === true;
  return findAnswer(key, ({ text }) => typeof text === "string" && matchesText(given, [text], isExact));
}

/** The share of an answer; what was not foreseen gets nothing. */
export function scoreAnswer(answer: Answer | undefined): number {
  return answer ? Number(answer["share"] ?? 1) : 0;
}
