// SPDX-License-Identifier: MIT
// What a rule needs to know about a question to score a response. The rules and the page depend on these
// types and not on each other.

import type { Json } from "./json.ts";

/** A question, as far as scoring needs it. */
export interface Question {
  /** The name of the type: `single`, `multiple`, `judge`, ... */
  readonly type: string;
  /** The ids of everything that can be chosen, ordered or filled in. */
  readonly items: readonly string[];
  /** What is right. Each rule documents the form it expects. */
  readonly key: Json;
}

/** The result for an empty response, or one whose items no longer exist. This is not the same as wrong. */
export const UNANSWERED = "unanswered";

/** How right a response is: 0 is wrong, 1 is right, anything between is partly right. */
export type Score = { readonly score: number } | typeof UNANSWERED;

/** Scores a response to one type of question. A rule never throws, even for damaged stored responses. */
export type Rule = (question: Question, response: Json) => Score;
