// SPDX-License-Identifier: MIT
// One text field, whose result is that of the first answer that matches. Numbers and short texts are both written in one.

import { isBlank } from "../../core/character-normalization.ts";
import { asText, type Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import { type Answer, scoreAnswer } from "../../core/rules/answers.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findFeedback, findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { showRowResult } from "./row-result.ts";

/** What differs between the types. */
export interface TextFieldType {
  /** The key in the form that the type's rule expects, from its entry in the page. */
  readKey(entry: HTMLElement | undefined): Json;
  /** The answer that a response gives. */
  findAnswer(question: Question, response: Json): Answer | undefined;
  /** Shown when there is no response. */
  readonly emptyMessage: string;
}

/** The controls of a question with one text field. */
export function createTextField(
  markup: QuestionMarkup,
  type: string,
  { readKey, findAnswer, emptyMessage }: TextFieldType,
): QuestionControls {
  const input = markup.form.querySelector<HTMLInputElement>(".cairn-text input");
  const entries = findKeyItems(markup.key);
  const [entry] = entries.values();
  const question: Question = { type, items: [...entries.keys()], key: readKey(entry) };
  return {
    question,
    emptyMessage,
    findEmpty: () => (input && isBlank(input.value) ? [input] : []),
    readResponse: () => input?.value ?? "",
    writeResponse(response) {
      if (input) input.value = asText(response);
    },
    showResult(response, withKey) {
      const right = withKey ? (findKeyText(entry) ?? undefined) : undefined;
      const answer = findAnswer(question, response);
      if (input)
        showRowResult(input, markup.id, {
          points: scoreAnswer(answer),
          right,
          feedback: findFeedback(entries.get(asText(answer?.["id"]))),
        });
    },
    summarize: () => ({ text: "" }),
    findFirst: () => input,
  };
}
