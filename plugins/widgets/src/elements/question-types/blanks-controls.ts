// SPDX-License-Identifier: MIT
// The controls of texts with gaps: every gap is a text field, or a select if its responses are given.

import { TEXT_ROWS } from "../../core/rules/rows.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findAccepted, findKeyItems, findKeyText, type QuestionMarkup } from "../question/question-markup.ts";
import { createRowControls, findRows } from "./row-controls.ts";
import { shuffleOptions } from "./select-options.ts";

/** The controls of a question with gaps. */
export function createBlanksControls(markup: QuestionMarkup, type: string): QuestionControls {
  const key = findKeyItems(markup.key);
  const rows = findRows(markup, key);
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
    shuffle(shuffle) {
      for (const { item, control } of rows)
        if ("options" in control) shuffleOptions(control, shuffle, undefined, item);
    },
  });
}
