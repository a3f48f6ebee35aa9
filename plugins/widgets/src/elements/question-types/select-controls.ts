// SPDX-License-Identifier: MIT
// The controls of matching, sorting and tables: every row has a select. The content of a target is in the list
// of targets, in a cell of the key, or only in the option.

import { TARGET_ROWS } from "../../core/rules/rows.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findKeyItems, type QuestionMarkup } from "../question/question-markup.ts";
import { createRowControls, findRows } from "./row-controls.ts";
import {
  findOptionLetters,
  findOptions,
  labelOptions,
  shuffleList,
  shuffleOptions,
} from "./select-options.ts";

/** The controls of a question with targets. */
export function createSelectControls(markup: QuestionMarkup, type: string): QuestionControls {
  const key = findKeyItems(markup.key);
  const rows = findRows<HTMLSelectElement>(markup, key);
  const list = markup.form.querySelector<HTMLElement>(".cairn-targets");
  const letters = findOptionLetters(rows[0]?.control, list);
  for (const { control } of rows) labelOptions(control, letters);
  const options = rows.flatMap(({ control }) => findOptions(control));
  const findTarget = (item: string) => key.get(item)?.dataset["target"] ?? "";
  return createRowControls(markup, {
    kind: TARGET_ROWS,
    question: {
      type,
      items: [...rows.map(({ item }) => item), ...new Set(options.map(({ value }) => value))],
      key: Object.fromEntries(rows.map(({ item }) => [item, findTarget(item)])),
    },
    rows,
    key,
    findRightResponse({ item, control }) {
      const target = findTarget(item);
      const listed = list && findKeyItems(list).get(target);
      const cell = key.get(item)?.localName === "td" ? key.get(item) : undefined;
      return listed ?? cell ?? findOptions(control).find(({ value }) => value === target)?.text ?? "";
    },
    shuffle(shuffle) {
      for (const { control } of rows) shuffleOptions(control, shuffle, letters);
      if (list) shuffleList(list, shuffle);
    },
  });
}
