// SPDX-License-Identifier: MIT
// What each type of question implements: reading and showing responses with its form controls. The question
// element does the rest, so a new type needs no change there.

import type { Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import type { QuestionMarkup } from "./question-markup.ts";

/** How much of a response is right. */
export interface Summary {
  /** A sentence such as "2 of 3 right."; empty if right or wrong says it all. */
  readonly text: string;
  /** Whether some part of it is right; if absent, the score tells. */
  readonly isPartly?: boolean;
}

/** Puts item ids in this browser's random order. */
export type Shuffle = (items: readonly string[]) => readonly string[];

/** The form controls of one question. */
export interface QuestionControls {
  /** The question for scoring, read from the key in the page. */
  readonly question: Question;
  /** Shown when there is no response. */
  readonly emptyMessage: string;
  /** The parts that are empty. As long as there are any, the response is neither scored nor stored. */
  findEmpty?(): readonly HTMLElement[];
  /** Why a response cannot be scored, if `emptyMessage` does not fit. */
  explain?(response: Json): string | undefined;
  /** Shown together with the key, if the usual sentence does not fit. */
  readonly keyMessage?: string | undefined;
  /** Whether a retry starts from empty controls and not from the previous response. */
  readonly isCleared?: boolean;
  /** The current response. */
  readResponse(): Json;
  /** Puts a stored response into the controls, as far as it still fits. Null clears them. */
  writeResponse(response: Json): void;
  /** Whether the result of a wrong response gives the key away. */
  isKeyPlain?(response: Json): boolean;
  /**
   * Shows the result of the response with feedback, and optionally the key. The question element removes all elements of
   * class `cairn-shown` again, and the attributes `data-result`, `data-key` and `aria-describedby`.
   */
  showResult(response: Json, withKey: boolean): void;
  /** Says how much of the response is right. */
  summarize(response: Json): Summary;
  /** The control to focus for a retry. */
  findFirst(): HTMLElement | null;
  /** Adds event listeners beyond those of the form. */
  addListeners?(signal: AbortSignal): void;
  /** Shuffles the items that may be shuffled. */
  shuffle?(shuffle: Shuffle): void;
  /** Opens the self-assessment, if the learner scores the response. Returns the element to focus. */
  openSelfAssessment?(): HTMLElement;
  /** Whether two responses differ at most in their self-assessment. */
  isSameText?(response: Json, other: Json): boolean;
}

/** Creates the controls of one question. */
export type CreateControls = (markup: QuestionMarkup, type: string) => QuestionControls;
