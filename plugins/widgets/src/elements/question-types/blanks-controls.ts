// SPDX-License-Identifier: MIT
// Serves texts with gaps: every gap is a text field, and its key the list of texts that are accepted.

import { TEXTS } from "../../core/rules/rows.ts";
import type { Adapter } from "../question/question-controls.ts";
import { findAccepted, findKeyItems, findKeyText, type Parts } from "../question/question-markup.ts";
import { makeRowAdapter } from "./row-controls.ts";

/** Makes the adapter of a question with gaps. */
export function makeBlanksAdapter(parts: Parts, type: string): Adapter {
  const key = findKeyItems(parts.key);
  const rows = [...parts.form.querySelectorAll<HTMLInputElement>(".cairn-blanks input[data-item]")]
    .map((control) => ({ item: control.dataset["item"] ?? "", control }))
    .filter(({ item }) => key.has(item));
  return makeRowAdapter(parts, {
    kind: TEXTS,
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
