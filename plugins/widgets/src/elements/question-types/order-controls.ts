// SPDX-License-Identifier: MIT
// The controls of ordering questions. An order that nobody has changed is not a response, so the initial order
// must never be right.

import type { Json } from "../../core/json.ts";
import { say } from "../../core/messages.ts";
import type { Question } from "../../core/question.ts";
import { findItemsInPosition, findOrder, findRightPositions, isOrderPlain } from "../../core/rules/order.ts";
import { reorder } from "../focus.ts";
import { announce } from "../question/live-region.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import { findFeedback, findKeyItems, type QuestionMarkup } from "../question/question-markup.ts";
import {
  cloneForDisplay,
  createResultIcon,
  createRightResponse,
  nameResult,
} from "../question/result-elements.ts";
import { findItem, findRows, findText, listenToMoves, updateMoveButtons } from "./move-buttons.ts";

/** The controls of a question with rows to put in order. */
export function createOrderControls(markup: QuestionMarkup, type: string): QuestionControls {
  const list = markup.form.querySelector<HTMLElement>(".cairn-order") ?? markup.fieldset;
  const key = findKeyItems(markup.key);
  const question = readQuestion(type, readOrder(list), key);
  let initialOrder = question.items;
  let isTouched = false;
  const arrange = (order: readonly string[]) => reorderRows(list, order);
  updateMoveButtons(list);
  return {
    question,
    emptyMessage: message("question.order-first"),
    readResponse: () => (isTouched ? readOrder(list) : []),
    writeResponse(response) {
      const given = findOrder(question, response);
      isTouched = given.length > 0;
      arrange([...given, ...initialOrder.filter((item) => !given.includes(item))]);
    },
    isKeyPlain: (response) => isOrderPlain(question, findOrder(question, response)),
    showResult(response, withKey) {
      const inPosition = findInPosition(question, response);
      for (const row of findRows(list)) {
        const item = findItem(row);
        const positions = withKey ? findRightPositions(question, item) : undefined;
        showItemResult(row, inPosition.has(item), positions, findFeedback(key.get(item)));
      }
    },
    summarize(response) {
      const inPosition = findInPosition(question, response).size;
      return {
        text: say(message("question.in-position"), { right: inPosition, count: question.items.length }),
        isPartly: inPosition > 0,
      };
    },
    findFirst: () => list.querySelector<HTMLElement>("button:not([aria-disabled=true])"),
    addListeners(signal) {
      printInitialOrder(list, signal, () => initialOrder);
      listenToMoves(list, signal, (row) => {
        isTouched = true;
        row.dispatchEvent(new Event("input", { bubbles: true }));
        announceMove(row, list, markup.status);
      });
    },
    shuffle(shuffle) {
      initialOrder = rotateIfRight(question, shuffle(question.items));
      arrange(initialOrder);
    },
  };
}

function findInPosition(question: Question, response: Json): ReadonlySet<string> {
  return findItemsInPosition(question, findOrder(question, response));
}

function announceMove(row: HTMLElement, list: HTMLElement, status: HTMLElement): void {
  const rows = findRows(list);
  const values = { text: findText(row), position: rows.indexOf(row) + 1, all: rows.length };
  announce(status, say(message("question.moved"), values), "cairn-hidden");
}

/** Prints the rows in their initial order and not in the learner's. */
function printInitialOrder(
  list: HTMLElement,
  signal: AbortSignal,
  findInitialOrder: () => readonly string[],
): void {
  let current: readonly string[] = [];
  const showInitialOrder = () => {
    current = readOrder(list);
    reorderRows(list, findInitialOrder());
  };
  addEventListener("beforeprint", showInitialOrder, { signal });
  addEventListener("afterprint", () => reorderRows(list, current), { signal });
}

function readQuestion(
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
  updateMoveButtons(list);
}

function readOrder(list: HTMLElement): readonly string[] {
  return findRows(list).map(findItem);
}

/** Rotates an order that happens to be right by one, so that it no longer is. */
function rotateIfRight(question: Question, order: readonly string[]): readonly string[] {
  const isRight = findItemsInPosition(question, order).size === order.length;
  return isRight ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

function showItemResult(
  row: HTMLElement,
  isRight: boolean,
  positions: readonly [number, number] | undefined,
  feedback: Element | null,
): void {
  const result = nameResult(Number(isRight));
  row.dataset["result"] = result;
  const text = row.querySelector(".cairn-order__text") ?? row;
  text.append(createResultIcon(result));
  if (!isRight && positions) text.append(createRightResponse(sayPosition(...positions)));
  if (feedback && !isRight) text.append(cloneForDisplay(feedback));
}

/** The right position of a row, or the range of right positions. */
function sayPosition(first: number, last: number): string {
  return say(first === last ? message("question.position") : message("question.positions"), { first, last });
}
