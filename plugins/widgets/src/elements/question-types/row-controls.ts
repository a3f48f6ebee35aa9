// SPDX-License-Identifier: MIT
// The controls of all types that consist of rows: pairs, groups and cells with a select each, gaps with a text
// field each.

import { isBlank } from "../../core/character-normalization.ts";
import type { Json } from "../../core/json.ts";
import { say } from "../../core/messages.ts";
import type { Question } from "../../core/question.ts";
import { findGiven, findRight, type RowKind } from "../../core/rules/rows.ts";
import type { QuestionControls, Shuffle } from "../question/question-controls.ts";
import { findFeedback, type QuestionMarkup } from "../question/question-markup.ts";
import { showRowResult } from "./row-result.ts";

type Control = HTMLSelectElement | HTMLInputElement;

/** One row: the id of its item, and its control. */
export interface Row<C extends Control = Control> {
  readonly item: string;
  readonly control: C;
}

/** What differs between these types. */
export interface RowOptions<C extends Control> {
  readonly kind: RowKind;
  readonly question: Question;
  readonly rows: readonly Row<C>[];
  /** The entries of the page's key, by item. */
  readonly key: ReadonlyMap<string, HTMLElement>;
  /** The right response of a row. */
  findRightResponse(row: Row<C>): Element | string;
  shuffle?(shuffle: Shuffle): void;
}

/** The controls of a question with rows. */
export function createRowControls<C extends Control>(
  { id }: QuestionMarkup,
  options: RowOptions<C>,
): QuestionControls {
  const { kind, question, rows, shuffle } = options;
  return {
    question,
    emptyMessage: "",
    findEmpty: () => findEmpty(rows).map(({ control }) => control),
    explain: () => say(message("question.left"), { count: findEmpty(rows).length }),
    readResponse: () => readRows(rows),
    writeResponse(response) {
      const given = findGiven(kind, question, response);
      for (const { item, control } of rows) control.value = given.get(item) ?? "";
    },
    isKeyPlain(response) {
      const right = findRight(kind, question, response);
      return rows.every((row) => right.has(row.item) || hasTwoOptions(row));
    },
    showResult(response, withKey) {
      const given = findGiven(kind, question, response);
      const right = findRight(kind, question, response);
      for (const row of rows) {
        const points = given.has(row.item) ? Number(right.has(row.item)) : undefined;
        showRowResult(row.control, `${id}--${row.item}`, {
          points,
          right: withKey ? options.findRightResponse(row) : undefined,
          feedback: points === 0 ? findFeedback(options.key.get(row.item)) : null,
        });
      }
    },
    summarize(response) {
      const right = findRight(kind, question, response).size;
      return { text: say(message("question.right-rows"), { right, count: rows.length }) };
    },
    findFirst: () => (rows.find(isWrong) ?? rows[0])?.control ?? null,
    ...(shuffle && { shuffle }),
  };
}

/** The rows that the key has, each with the control in it, or which it is. */
export function findRows<C extends Control>(
  { form }: QuestionMarkup,
  key: ReadonlyMap<string, HTMLElement>,
): readonly Row<C>[] {
  return [...form.querySelectorAll<C>("select, input")]
    .map((control) => ({ item: control.closest<HTMLElement>("[data-item]")?.dataset["item"] ?? "", control }))
    .filter(({ item }) => key.has(item));
}

/** Whether a row offers two responses, and to choose none. */
function hasTwoOptions({ control }: Row): boolean {
  return "options" in control && control.options.length === 3;
}

function readRows(rows: readonly Row[]): Json {
  const given = rows.filter(({ control }) => !isBlank(control.value));
  return Object.fromEntries(given.map(({ item, control }) => [item, control.value]));
}

function findEmpty(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ control }) => isBlank(control.value));
}

function isWrong({ control }: Row): boolean {
  return control.dataset["result"] === "wrong";
}
