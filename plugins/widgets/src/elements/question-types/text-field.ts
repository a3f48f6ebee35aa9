// SPDX-License-Identifier: MIT
// One text field, whose result is right or wrong. Numbers and short texts are both written in one.

import { isBlank } from "../../core/character-normalization.ts";
import { asText, type Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import { score } from "../../core/score.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findFeedback, findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { clearRowResult, showRowResult } from "./row-result.ts";

/** What differs between the types. */
export interface TextFieldType {
  /** The key in the form that the type's rule expects, from its entry in the page. */
  readKey(entry: HTMLElement | undefined): Json;
  /** Shown when there is no response. */
  readonly emptyMessage: string;
}

/** The controls of a question with one text field. */
export function createTextField(
  markup: QuestionMarkup,
  type: string,
  { readKey, emptyMessage }: TextFieldType,
): QuestionControls {
  const input = markup.form.querySelector<HTMLInputElement>(".cairn-text input");
  const [entry] = findKeyItems(markup.key).values();
  const question: Question = { type, items: [entry?.dataset["item"] ?? ""], key: readKey(entry) };
  return {
    question,
    emptyMessage,
    findEmpty: () => (input && isBlank(input.value) ? [input] : []),
    keyMessage: message("question.key-shown"),
    keepsResponse: true,
    readResponse: () => input?.value ?? "",
    writeResponse(response) {
      if (input) input.value = asText(response);
    },
    showResult(response, withKey) {
      const right = withKey ? (findKeyText(entry) ?? undefined) : undefined;
      if (input)
        showRowResult(input, markup.id, {
          isRight: isRight(question, response),
          right,
          feedback: findFeedback(entry),
        });
    },
    hideResult() {
      if (input) clearRowResult(input);
    },
    describe: () => ({ text: "", isPartly: false }),
    findFirst: () => input,
  };
}

function isRight(question: Question, response: Json): boolean {
  const result = score(question, response);
  return typeof result === "object" && result.score === 1;
}
