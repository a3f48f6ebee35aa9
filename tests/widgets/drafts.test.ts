// SPDX-License-Identifier: MIT
// Responses that are not checked yet are kept by question, apart from the record.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../plugins/widgets/src/core/json.ts";
import { Drafts } from "../../plugins/widgets/src/store/drafts.ts";
import { FakeStorage, KEY, makeEnvironment, openTab } from "./fake-browser.ts";

const open = (storage: FakeStorage) => new Drafts(KEY, () => storage);

test("a draft is there on the next page until it is dropped, and never part of the record", () => {
  const storage = new FakeStorage();
  open(storage).write("a", { text: "Half", ideas: [] });
  open(storage).write("b", ["c-1"]);
  assert.deepEqual(open(storage).read("a"), { text: "Half", ideas: [] });
  assert.deepEqual([...storage.texts.keys()], [`${KEY}:draft:a`, `${KEY}:draft:b`]);
  assert.deepEqual(openTab(storage, makeEnvironment()).read(), []);
  open(storage).drop("a");
  assert.equal(open(storage).read("a"), undefined);
  assert.deepEqual(open(storage).read("b"), ["c-1"]);
});

for (const empty of ["", [], {}, null, { text: "", ideas: [] }] as readonly Json[]) {
  test(`an empty response, ${JSON.stringify(empty)}, removes the draft`, () => {
    const storage = new FakeStorage();
    const drafts = open(storage);
    drafts.write("a", "typed");
    drafts.write("a", empty);
    assert.equal(drafts.read("a"), undefined);
    assert.equal(storage.texts.size, 0);
  });
}

test("a draft that cannot be saved is kept in memory, and an older one does not come back", () => {
  const storage = new FakeStorage();
  const drafts = open(storage);
  drafts.write("a", "old");
  storage.isFull = true;
  drafts.write("a", "new");
  assert.equal(drafts.read("a"), "new");
  drafts.drop("a");
  assert.equal(drafts.read("a"), undefined);
  assert.equal(open(storage).read("a"), undefined);
});

test("without a storage, drafts are kept in memory", () => {
  const drafts = new Drafts(KEY, () => assert.fail("forbidden"));
  drafts.write("a", "typed");
  assert.equal(drafts.read("a"), "typed");
});

test("a damaged draft is no draft", () => {
  const storage = new FakeStorage([[`${KEY}:draft:a`, "{half"]]);
  assert.equal(open(storage).read("a"), undefined);
});
