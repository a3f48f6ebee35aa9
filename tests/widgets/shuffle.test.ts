// SPDX-License-Identifier: MIT
// An order that looks random, and is always the same in one browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { shuffle } from "../../plugins/widgets/src/core/shuffle.ts";

const ITEMS = ["c-00000001", "c-00000002", "c-00000003", "c-00000004"];

test("the same seed gives the same order, from whatever order", () => {
  assert.deepEqual(shuffle("s", "q", ITEMS), shuffle("s", "q", [...ITEMS].reverse()));
});

test("no item is lost, and the list that was given stays as it was", () => {
  const items = [...ITEMS];
  assert.deepEqual([...shuffle("s", "q", items)].sort(), ITEMS);
  assert.deepEqual(items, ITEMS);
});

test("seeds and questions differ in their orders", () => {
  const orders = (find: (number: number) => readonly string[]) =>
    new Set(Array.from({ length: 50 }, (_, number) => find(number).join())).size;
  assert.ok(orders((number) => shuffle(`s${number}`, "q", ITEMS)) > 15);
  assert.ok(orders((number) => shuffle("s", `q${number}`, ITEMS)) > 15);
});

test("every order comes about as often as any other", () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 24_000; number += 1) {
    const order = shuffle(`seed-${number}`, "q", ITEMS).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 24);
  for (const count of counts.values()) assert.ok(count > 850 && count < 1150, `${count} of 1000`);
});

test("an item that goes leaves the others in their order", () => {
  const all = shuffle("s", "q", ITEMS);
  const fewer = shuffle("s", "q", ITEMS.slice(1));
  assert.deepEqual(fewer, all.filter((item) => item !== ITEMS[0]));
});

test("an empty list and odd ids are no trouble", () => {
  assert.deepEqual(shuffle("s", "q", []), []);
  assert.equal(shuffle("s", "q", ["__proto__", "", "é", "x".repeat(100_000)]).length, 4);
});

test("an order stays the same from one version to the next", () => {
  const order = ["c-00000004", "c-00000003", "c-00000001", "c-00000005", "c-00000002"];
  assert.deepEqual(shuffle("s", "q", [...order].sort()), order);
});

test("items of the same hash are in the order of their ids", () => {
  const pair = ["c-000378eb", "c-00074938"];
  assert.deepEqual(shuffle("s", "q", pair), pair);
  assert.deepEqual(shuffle("s", "q", [...pair].reverse()), pair);
});
