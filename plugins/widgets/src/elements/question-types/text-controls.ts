// SPDX-License-Identifier: MIT
// The controls of numbers and short texts: one text field. The types differ in their key.

import { asEntries, asText, type Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import { hasOtherUnit } from "../../core/rules/number.ts";
import { score } from "../../core/score.ts";
import * as messages from "../messages.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import {
  findAccepted,
  findFeedback,
  findKeyItems,
  findKeyText,
  type QuestionMarkup,
} from "../question/question-markup.ts";
import { clearRowResult, showRowResult } from "./row-result.ts";

/** The controls of a question for a number or a short text. */
export function createTextControls(markup: QuestionMarkup, type: string): QuestionControls {
  const input = markup.form.querySelector<HTMLInputElement>(".cairn-text input");
  const [entry] = findKeyItems(markup.key).values();
  const question: Question = {
    type,
    items: [entry?.dataset["item"] ?? ""],
    key: type === "number" ? readNumberKey(markup.form, entry) : findAccepted(entry),
  };
  return {
    question,
    emptyMessage: type === "number" ? messages.NO_NUMBER : messages.WRITE_FIRST,
    explain: (response) => explain(question, response),
    keyMessage: messages.KEY_SHOWN,
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
    describe: () => "",
    findFirst: () => input,
  };
}

function explain(question: Question, response: Json): string | undefined {
  const hasWrongUnit = question.type === "number" && hasOtherUnit(question, response);
  return hasWrongUnit ? messages.sayUnit(asText(asEntries(question.key).get("unit"))) : undefined;
}

function readNumberKey(form: HTMLElement, entry: HTMLElement | undefined): Json {
  const unit = form.querySelector(".cairn-text__unit")?.textContent?.trim() ?? "";
  return { value: entry?.dataset["value"] ?? "", within: entry?.dataset["within"] ?? "0", unit };
}

function isRight(question: Question, response: Json): boolean {
  const result = score(question, response);
  return typeof result === "object" && result.score === 1;
}
