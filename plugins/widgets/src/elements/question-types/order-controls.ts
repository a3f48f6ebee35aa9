// SPDX-License-Identifier: MIT
// Serves rows that are put in order. An order that nobody has touched is no response, so the first one
// that is shown must never be right.

import type { Question } from "../../core/question.ts";
import { findItemsInPosition, findOrder, findRightPositions } from "../../core/rules/order.ts";
import { score } from "../../core/score.ts";
import { reorder } from "../focus.ts";
import * as messages from "../messages.ts";
import { say } from "../question/live-region.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findFeedback, findKeyItems, type QuestionMarkup } from "../question/question-markup.ts";
import { cloneForDisplay, createResultIcon, createRightResponse } from "../question/result-elements.ts";
import { addHandles, findItem, findRows, findText, listenToMoves } from "./move-buttons.ts";

/** Makes the adapter of a question with rows to put in order. */
export function createOrderControls(markup: QuestionMarkup, type: string): QuestionControls {
  const list = markup.form.querySelector<HTMLElement>(".cairn-order") ?? markup.fieldset;
  const key = findKeyItems(markup.key);
  const question = createQuestionLink(type, readOrder(list), key);
  let first = question.items;
  let isTouched = false;
  const arrange = (order: readonly string[]) => reorderRows(list, order);
  addHandles(list);
  return {
    question,
    emptyMessage: messages.ORDER_FIRST,
    keyMessage: messages.KEY_SHOWN,
    keepsResponse: true,
    readResponse: () => (isTouched ? readOrder(list) : []),
    writeResponse(response) {
      const given = findOrder(question, response);
      isTouched = given.length > 0;
      arrange([...given, ...first.filter((item) => !given.includes(item))]);
    },
    showResult(response, withKey) {
      const placed = findItemsInPosition(question, findOrder(question, response));
      for (const row of findRows(list)) {
        showItemResult(
          row,
          placed.has(findItem(row)),
          withKey ? findRightPositions(question, findItem(row)) : undefined,
          key,
        );
      }
    },
    hideResult() {
      for (const row of findRows(list)) delete row.dataset["result"];
    },
    describe: (response) =>
      messages.sayPlaced(
        findItemsInPosition(question, findOrder(question, response)).size,
        question.items.length,
      ),
    findFirst: () => list.querySelector<HTMLElement>("button:not([aria-disabled=true])"),
    listen(signal) {
      listenToPrinting(list, signal, () => first);
      listenToMoves(list, signal, (row) => {
        isTouched = true;
        row.dispatchEvent(new Event("input", { bubbles: true }));
        const rows = findRows(list);
        say(markup.status, [
          [messages.sayMoved(findText(row), rows.indexOf(row) + 1, rows.length), "cairn-hidden"],
        ]);
      });
    },
    shuffle(shuffle) {
      first = rotateIfRight(question, shuffle(question.items));
      arrange(first);
    },
  };
}

/** Paper gets the exercise, not what the learner has made of it. */
function listenToPrinting(list: HTMLElement, signal: AbortSignal, findFirst: () => readonly string[]): void {
  let shown: readonly string[] = [];
  const begin = () => {
    shown = readOrder(list);
    reorderRows(list, findFirst());
  };
  addEventListener("beforeprint", begin, { signal });
  addEventListener("afterprint", () => reorderRows(list, shown), { signal });
}

function createQuestionLink(
  type: string,
  items: readonly string[],
  key: ReadonlyMap<string, HTMLElement>,
): Question {
  const known = items.filter((item) => key.has(item));
  const ranks = known.map((item) => [item, Number(key.get(item)?.dataset["rank"])] as const);
  return { type, items: known, key: Object.fromEntries(ranks) };
}

function reorderRows(list: HTMLElement, order: readonly string[]): void {
  const rows = new Map(findRows(list).map((row) => [findItem(row), row]));
  reorder(
    list,
    order.flatMap((item) => rows.get(item) ?? []),
  );
  addHandles(list);
}

function readOrder(list: HTMLElement): readonly string[] {
  return findRows(list).map(findItem);
}

/** An order that happens to be right is turned by one, after which it is not. */
function rotateIfRight(question: Question, order: readonly string[]): readonly string[] {
  const result = score(question, order);
  const isRight = typeof result === "object" && result.score === 1;
  return isRight ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

function showItemResult(
  row: HTMLElement,
  isRight: boolean,
  places: readonly [number, number] | undefined,
  key: ReadonlyMap<string, HTMLElement>,
): void {
  row.dataset["result"] = isRight ? "right" : "wrong";
  const text = row.querySelector(".cairn-order__text") ?? row;
  const feedback = findFeedback(key.get(findItem(row)));
  text.append(createResultIcon(isRight));
  if (!isRight && places) text.append(createRightResponse(messages.sayPlace(...places)));
  if (feedback && !isRight) text.append(cloneForDisplay(feedback));
}
