// SPDX-License-Identifier: MIT
// Responses that are not checked yet are kept by question, apart from the record.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../plugins/widgets/src/core/json.ts";
import { type Draft, Drafts } from "../../plugins/widgets/src/store/drafts.ts";
import { FakeStorage, KEY, makeEnvironment, openTab } from "./fake-browser.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const later = (days: number) => new Date(Date.parse(NOON) + days * 86_400_000).toISOString();
const open = (storage: FakeStorage, now = NOON) => new Drafts(KEY, () => storage, () => now);
const draft = (response: Json, more: Partial<Draft> = {}): Draft => ({ response, hints: 0, confidence: "", ...more });

test("a draft is there on the next page until it is dropped, and never part of the record", () => {
  const storage = new FakeStorage();
  const first = draft({ text: "Half", ideas: [] }, { hints: 2, confidence: "sure" });
  open(storage).write("a", first);
  open(storage).write("b", draft(["c-1"]));
  assert.deepEqual(open(storage).read("a"), first);
  assert.deepEqual([...storage.texts.keys()], [`${KEY}:draft:a`, `${KEY}:draft:b`]);
  assert.deepEqual(openTab(storage, makeEnvironment()).read(), []);
  open(storage).drop("a");
  assert.equal(open(storage).read("a"), undefined);
  assert.deepEqual(open(storage).read("b"), draft(["c-1"]));
});

for (const empty of ["", [], {}, null, { text: "", ideas: [] }] as readonly Json[]) {
  test(`an empty response, ${JSON.stringify(empty)}, removes the draft, unless something else was entered`, () => {
    const storage = new FakeStorage();
    const drafts = open(storage);
    drafts.write("a", draft("typed"));
    drafts.write("a", draft(empty));
    assert.equal(drafts.read("a"), undefined);
    assert.equal(storage.texts.size, 0);
    for (const more of [{ hints: 1 }, { confidence: "unsure" }]) {
      drafts.write("a", draft(empty, more));
      assert.deepEqual(drafts.read("a"), draft(null, more));
    }
  });
}

test("a draft that cannot be saved is kept in memory, and an older one does not come back", () => {
  const storage = new FakeStorage();
  const drafts = open(storage);
  drafts.write("a", draft("old"));
  storage.isFull = true;
  drafts.write("a", draft("new"));
  assert.deepEqual(drafts.read("a"), draft("new"));
  drafts.drop("a");
  assert.equal(drafts.read("a"), undefined);
  assert.equal(open(storage).read("a"), undefined);
});

test("without a storage, drafts are kept in memory", () => {
  const drafts = new Drafts(KEY, () => assert.fail("forbidden"), () => NOON);
  drafts.write("a", draft("typed"));
  drafts.dropOld();
  assert.deepEqual(drafts.read("a"), draft("typed"));
});

test("a damaged draft is no draft, and odd values in one are left out", () => {
  const storage = new FakeStorage([
    [`${KEY}:draft:a`, "{half"],
    [`${KEY}:draft:b`, '["c-1"]'],
    [`${KEY}:draft:c`, '{"response": "x", "hints": "2", "confidence": 1}'],
  ]);
  assert.equal(open(storage).read("a"), undefined);
  assert.equal(open(storage).read("b"), undefined);
  assert.deepEqual(open(storage).read("c"), draft("x"));
});

test("a draft that nobody has touched for 90 days is dropped, since its question may be gone", () => {
  const storage = new FakeStorage([[`${KEY}:draft:damaged`, "{half"], ["other", "x"]]);
  open(storage).write("a", draft("old"));
  open(storage, later(1)).write("b", draft("new"));
  open(storage, later(90.5)).dropOld();
  assert.deepEqual([...storage.texts.keys()].toSorted(), [`${KEY}:draft:b`, "other"]);
});
