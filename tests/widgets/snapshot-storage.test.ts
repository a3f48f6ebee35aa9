// SPDX-License-Identifier: MIT
// The stored snapshot, and what tells whether the record has changed since.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  identifyRecord,
  readSnapshot,
  writeSnapshot,
} from "../../plugins/widgets/src/store/snapshot-storage.ts";
import { FakeStorage, makeEnvironment, openTab } from "./fake-browser.ts";

const NAME = "/project/";
const draft = { type: "attempt", subject: "question:q", response: ["a"], score: 1 };

test("each change of the stored record changes what identifies it", () => {
  const storage = new FakeStorage();
  const identify = () => identifyRecord(NAME, () => storage);
  const seen = [identify()];
  const [one, other] = [openTab(storage, makeEnvironment()), openTab(storage, makeEnvironment())];
  for (const tab of [one, other, one]) {
    tab.append(draft);
    seen.push(identify());
  }
  one.merge([{ ...draft, id: "from-a-file", at: "2025-01-01T00:00:00.000Z" }]);
  seen.push(identify());
  assert.equal(new Set(seen).size, seen.length);
});

test("what is stored beside the record does not change what identifies it", () => {
  const storage = new FakeStorage();
  openTab(storage, makeEnvironment()).append(draft);
  const before = identifyRecord(NAME, () => storage);
  writeSnapshot(NAME, { pages: {} }, () => storage);
  storage.setItem(`cairn:${NAME}:draft:q`, "text");
  storage.setItem("cairn:other:s:tab:0", "text");
  assert.equal(
    identifyRecord(NAME, () => storage),
    before,
  );
});

test("a snapshot is read as it was written, and one that cannot be stored or read is none", () => {
  const storage = new FakeStorage();
  const open = () => storage;
  assert.equal(readSnapshot(NAME, open), undefined);
  writeSnapshot(NAME, { pages: { "a/": 1 } }, open);
  assert.deepEqual(readSnapshot(NAME, open), { pages: { "a/": 1 } });
  storage.isFull = true;
  writeSnapshot(NAME, { pages: {} }, open);
  assert.deepEqual(readSnapshot(NAME, open), { pages: { "a/": 1 } });
  storage.texts.set(`cairn:${NAME}:view`, "{");
  assert.equal(readSnapshot(NAME, open), undefined);
});

test("a forbidden storage has no snapshot and no record", () => {
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  assert.equal(readSnapshot(NAME, forbidden), undefined);
  assert.equal(identifyRecord(NAME, forbidden), "");
  writeSnapshot(NAME, {}, forbidden);
});
