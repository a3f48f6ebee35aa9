// SPDX-License-Identifier: MIT
// Serves texts with gaps: every gap is a text field, and its key the list of texts that are accepted.

import { TEXT_ROWS } from "../../core/rules/rows.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findAccepted, findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { createRowControls } from "./row-controls.ts";

/** Makes the adapter of a question with gaps. */
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
    // A gap stands in the middle of a sentence, where only a text fits.
    findRightOf: ({ item }) => findKeyText(key.get(item))?.textContent?.trim() ?? "",
  });
}
