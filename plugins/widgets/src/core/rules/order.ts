// SPDX-License-Identifier: MIT
// Scores an order: the response is the list of item ids, the key an object of their ranks, where equal
// ranks may stand either way. Pairs of different rank that stand in right order / all such pairs.

import { asEntries, asStrings, type Json } from "../json.ts";
import { type Question, type Score, UNANSWERED } from "../question.ts";

/** Any two items in right order count; a pair with an item that the response lacks is not right. */
export function putInOrder(question: Question, response: Json): Score {
  const given = findOrder(question, response);
  if (given.length < 2) return UNANSWERED;
  const pairs = countPairs(question, question.items, (a, b) => a !== b);
  return { score: pairs === 0 ? 1 : countPairs(question, given, (a, b) => a < b) / pairs };
}

/** The items of a response that the question still holds, each once. */
export function findOrder(question: Question, response: Json): readonly string[] {
  return [...new Set(asStrings(response))].filter((item) => question.items.includes(item));
}

/** The first and the last place, from 1, at which an item is right; they differ where items tie. */
export function findPlaces(question: Question, item: string): readonly [first: number, last: number] {
  const ranks = question.items.map((other) => findRank(question, other));
  const own = findRank(question, item);
  return [ranks.filter((rank) => rank < own).length + 1, ranks.filter((rank) => rank <= own).length];
}

/** The items of an order that stand at a right place. */
export function findPlaced(question: Question, order: readonly string[]): ReadonlySet<string> {
  const placed = order.filter((item, index) => {
    const [first, last] = findPlaces(question, item);
    return first <= index + 1 && index + 1 <= last;
  });
  return new Set(placed);
}

function findRank(question: Question, item: string): number {
  return Number(asEntries(question.key).get(item));
}

function countPairs(
  question: Question,
  items: readonly string[],
  counts: (a: number, b: number) => boolean,
): number {
  const ranks = items.map((item) => findRank(question, item));
  return ranks.reduce(
    (sum, rank, place) => sum + ranks.slice(place + 1).filter((other) => counts(rank, other)).length,
    0,
  );
}
