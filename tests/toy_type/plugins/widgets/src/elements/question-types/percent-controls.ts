// SPDX-License-Identifier: MIT
// The controls of an estimated percentage: one number field.

import { asText } from "../../core/json.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { showRowResult } from "./row-result.ts";

/** The controls of a question for a percentage. */
export function createPercentControls(markup: QuestionMarkup, type: string): QuestionControls {
  const input = markup.form.querySelector<HTMLInputElement>(".toy-percent input");
  const entry = findKeyItems(markup.key).get("percent");
  const key = entry?.dataset["value"] ?? "";
  return {
    question: { type, items: ["percent"], key },
    emptyMessage: "Write a number from 0 to 100.",
    keyMessage: "The key is shown now.",
    readResponse: () => input?.value ?? "",
    writeResponse(response) {
      if (input) input.value = asText(response);
    },
    showResult(response, withKey) {
      const right = withKey ? (findKeyText(entry) ?? undefined) : undefined;
      if (input) showRowResult(input, markup.id, { points: Number(asText(response) === key), right, feedback: null });
    },
    summarize: (response) => ({
      text: `${Math.abs(Number(response) - Number(key))} off.`,
      isPartly: false,
    }),
    findFirst: () => input,
  };
}
