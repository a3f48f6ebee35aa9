// SPDX-License-Identifier: MIT
// What a rule must know about a question to score a response to it. Separate from the rules and from
// the page, so that both depend on these few words and not on each other.

import type { Json } from "./json.ts";

/** A question as the rules see it. */
export interface Question {
  /** Names the rule: `single`, `multiple`, `judge`, ... */
  readonly type: string;
  /** The ids of everything that can be chosen, placed or filled in. */
  readonly items: readonly string[];
  /** What is right, in the form that the type's rule documents. */
  readonly key: Json;
}

/** Said of a response that gives nothing (any more): that is not the same as being wrong. */
export const UNANSWERED = "unanswered";

/** How right a response is: 0 is wrong, 1 is right, between them it is partly right. */
export type Score = { readonly score: number } | typeof UNANSWERED;

/** Scores a response to a question of one type; pure, and never throws, whatever was stored. */
export type Rule = (question: Question, response: Json) => Score;
