// SPDX-License-Identifier: MIT
// The controls of texts with gaps: every gap is a text field.

import { TEXT_ROWS } from "../../core/rules/rows.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findAccepted, findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { createRowControls } from "./row-controls.ts";

/** The controls of a question with gaps. */
export function createBlanksControls(markup: QuestionMarkup, type: string): QuestionControls {
  const key = findKeyItems(markup.key);
  const rows = [...markup.form.querySelectorAll<HTMLInputElement>(".cairn-blanks input[data-item]")]
    .map((control) => ({ item: control.dataset["item"] ?? "", control }))
    .filter(({ item }) => key.has(item));
  return createRowControls(markup, {
    kind: TEXT_ROWS,
    question: {
      type,
      items: rows.map(({ item }) => item),
      key: Object.fromEntries(rows.map(({ item }) => [item, findAccepted(key.get(item))])),
    },
    rows,
    key,
    // Text only, since a gap is in the middle of a sentence.
    findRightResponse: ({ item }) => findKeyText(key.get(item))?.textContent?.trim() ?? "",
  });
}
