// SPDX-License-Identifier: MIT
// Shuffling looks random but is always the same for one seed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { shuffle } from "../../plugins/widgets/src/core/shuffle.ts";

const ITEMS = ["c-00000001", "c-00000002", "c-00000003", "c-00000004"];

test("the same seed gives the same order, whatever the initial order", () => {
  assert.deepEqual(shuffle("s", "q", ITEMS), shuffle("s", "q", [...ITEMS].reverse()));
});

test("no item is lost, and the given list is unchanged", () => {
  const items = [...ITEMS];
  assert.deepEqual([...shuffle("s", "q", items)].sort(), ITEMS);
  assert.deepEqual(items, ITEMS);
});

test("different seeds and questions give different orders", () => {
  const orders = (find: (number: number) => readonly string[]) =>
    new Set(Array.from({ length: 50 }, (_, number) => find(number).join())).size;
  assert.ok(orders((number) => shuffle(`s${number}`, "q", ITEMS)) > 15);
  assert.ok(orders((number) => shuffle("s", `q${number}`, ITEMS)) > 15);
});

test("all orders are about equally likely", () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 24_000; number += 1) {
    const order = shuffle(`seed-${number}`, "q", ITEMS).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 24);
  for (const count of counts.values()) assert.ok(count > 850 && count < 1150, `${count} of 1000`);
});

test("removing an item does not change the order of the others", () => {
  const all = shuffle("s", "q", ITEMS);
  const fewer = shuffle("s", "q", ITEMS.slice(1));
  assert.deepEqual(fewer, all.filter((item) => item !== ITEMS[0]));
});

test("empty lists and unusual ids work", () => {
  assert.deepEqual(shuffle("s", "q", []), []);
  assert.equal(shuffle("s", "q", ["__proto__", "", "é", "x".repeat(100_000)]).length, 4);
});

test("orders do not change between versions", () => {
  const order = ["c-00000004", "c-00000003", "c-00000001", "c-00000005", "c-00000002"];
  assert.deepEqual(shuffle("s", "q", [...order].sort()), order);
});

test("items with the same hash are sorted by id", () => {
  const pair = ["c-000378eb", "c-00074938"];
  assert.deepEqual(shuffle("s", "q", pair), pair);
  assert.deepEqual(shuffle("s", "q", [...pair].reverse()), pair);
});
