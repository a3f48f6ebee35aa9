// SPDX-License-Identifier: MIT
// What the question element needs from a type of question: everything that depends on its controls.
// Separate from the element, so that a new type is a new file and not a change to it.

import type { Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import type { QuestionMarkup } from "./question-markup.ts";

/** Brings item ids into the order of this browser. */
export type Shuffle = (items: readonly string[]) => readonly string[];

/** The controls of one question in the page. */
export interface QuestionControls {
  /** The question as the rules see it, read from the page's key. */
  readonly question: Question;
  /** Said when nothing was given. */
  readonly emptyMessage: string;
  /** Why a response that was given does not count, where `emptyMessage` does not say it. */
  explain?(response: Json): string | undefined;
  /** Said once the key is shown. */
  readonly keyMessage: string;
  /** Whether a retry begins with what was given before, and not with empty controls. */
  readonly keepsResponse?: boolean;
  /** What the learner has given. */
  readResponse(): Json;
  /** Puts a remembered response into the controls, as far as it still fits; null empties them. */
  writeResponse(response: Json): void;
  /** Marks the response, with feedback; and the key as well, when asked to. */
  showResult(response: Json, withKey: boolean): void;
  /** Takes every mark away; feedback of class `cairn-shown` is removed by the element. */
  hideResult(): void;
  /** How far the response got, where one verdict does not say it all; else an empty text. */
  describe(response: Json): string;
  /** The control that a retry begins with. */
  findFirst(): HTMLElement | null;
  /** Listens to what the type needs beyond the form's own events. */
  listen?(signal: AbortSignal): void;
  /** Brings what may be shuffled into the order of this browser. */
  shuffle?(shuffle: Shuffle): void;
  /** Shows what the learner must judge the response by, before it counts; gives what to go to. */
  review?(): HTMLElement;
}

/** Makes the adapter of one question. */
export type CreateControls = (markup: QuestionMarkup, type: string) => QuestionControls;
