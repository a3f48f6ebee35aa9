// SPDX-License-Identifier: MIT
// The right positions of the items of an order, with and without ties. Scores are in tests/cases/score.json.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findItemsInPosition, findOrder, findRightPositions } from "../../plugins/widgets/src/core/rules/order.ts";

const TIED = { type: "order", items: ["d", "a", "c", "b"], key: { a: 1, b: 2, c: 2, d: 3 } };
const STRICT = { type: "order", items: ["c", "b", "a"], key: { a: 1, b: 2, c: 3 } };
const inPosition = (question: typeof TIED | typeof STRICT, order: readonly string[]) =>
  [...findItemsInPosition(question, order)].sort();

test("an item has one right position, counted from 1", () => {
  assert.deepEqual(findRightPositions(STRICT, "a"), [1, 1]);
  assert.deepEqual(findRightPositions(STRICT, "b"), [2, 2]);
  assert.deepEqual(findRightPositions(STRICT, "c"), [3, 3]);
});

test("items of equal rank share their positions", () => {
  assert.deepEqual(findRightPositions(TIED, "a"), [1, 1]);
  assert.deepEqual(findRightPositions(TIED, "b"), [2, 3]);
  assert.deepEqual(findRightPositions(TIED, "c"), [2, 3]);
  assert.deepEqual(findRightPositions(TIED, "d"), [4, 4]);
});

test("ranks need not be consecutive", () => {
  const sparse = { type: "order", items: ["a", "b"], key: { a: 20, b: 10 } };
  assert.deepEqual(findRightPositions(sparse, "a"), [2, 2]);
});

test("an item is in position only at its right position", () => {
  assert.deepEqual(inPosition(STRICT, ["a", "b", "c"]), ["a", "b", "c"]);
  assert.deepEqual(inPosition(STRICT, ["a", "c", "b"]), ["a"]);
  assert.deepEqual(inPosition(STRICT, ["c", "b", "a"]), ["b"]);
  assert.deepEqual(inPosition(STRICT, ["b", "c", "a"]), []);
});

test("items of equal rank are in position at any of their shared positions", () => {
  assert.deepEqual(inPosition(TIED, ["a", "b", "c", "d"]), ["a", "b", "c", "d"]);
  assert.deepEqual(inPosition(TIED, ["a", "c", "b", "d"]), ["a", "b", "c", "d"]);
  assert.deepEqual(inPosition(TIED, ["b", "a", "c", "d"]), ["c", "d"]);
  assert.deepEqual(inPosition(TIED, ["a", "d", "c", "b"]), ["a", "c"]);
});

test("each item of a response counts once, if the question still has it", () => {
  assert.deepEqual(findOrder(TIED, ["b", "gone", "a", "b"]), ["b", "a"]);
  for (const odd of [null, "a", 7, { a: 1 }, ["a", 7]]) assert.deepEqual(findOrder(TIED, odd), []);
});
