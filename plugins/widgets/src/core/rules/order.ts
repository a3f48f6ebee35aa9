// SPDX-License-Identifier: MIT
// Scores an order. The response is the list of item ids. The key maps each item to its rank; items of equal
// rank may be in any order. The score is pairs in the right order / pairs of different rank.

import { asEntries, asStrings, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** A pair with an item that the response lacks is not in the right order. */
export function scoreOrder(question: Question, response: Json): Score {
  const given = findOrder(question, response);
  if (given.length < 2) return UNANSWERED;
  const pairs = countPairs(question, question.items, (a, b) => a !== b);
  return { score: pairs === 0 ? 1 : countPairs(question, given, (a, b) => a < b) / pairs };
}

/** The items of a response that the question still has, each once. */
export function findOrder(question: Question, response: Json): readonly string[] {
  return [...new Set(asStrings(response))].filter((item) => question.items.includes(item));
}

/** The first and last right position of an item, counted from 1. They differ where items have equal rank. */
export function findRightPositions(question: Question, item: string): readonly [first: number, last: number] {
  const ranks = question.items.map((other) => findRank(question, other));
  const own = findRank(question, item);
  return [ranks.filter((rank) => rank < own).length + 1, ranks.filter((rank) => rank <= own).length];
}

/** The items of an order that are in a right position. */
export function findItemsInPosition(question: Question, order: readonly string[]): ReadonlySet<string> {
  const inPosition = order.filter((item, index) => {
    const [first, last] = findRightPositions(question, item);
    return first <= index + 1 && index + 1 <= last;
  });
  return new Set(inPosition);
}

/** Whether the result of a wrong order gives the right one away: exactly two items have to change places. */
export function isOrderPlain(question: Question, order: readonly string[]): boolean {
  return order.length - findItemsInPosition(question, order).size === 2;
}

function findRank(question: Question, item: string): number {
  return Number(asEntries(question.key).get(item));
}

function countPairs(
  question: Question,
  items: readonly string[],
  isCounted: (a: number, b: number) => boolean,
): number {
  const ranks = items.map((item) => findRank(question, item));
  return ranks.reduce(
    (sum, rank, index) => sum + ranks.slice(index + 1).filter((other) => isCounted(rank, other)).length,
    0,
  );
}
