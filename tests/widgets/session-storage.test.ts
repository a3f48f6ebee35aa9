// SPDX-License-Identifier: MIT
// What a review needs from page to page in one tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readSession, writeSession } from "../../plugins/widgets/src/store/session/session-storage.ts";
import { FakeStorage } from "./fake-browser.ts";

test("a kept value is there on the next page until it is removed", () => {
  const storage = new FakeStorage();
  writeSession("/a/", "review", { day: 1 }, () => storage);
  assert.deepEqual(readSession("/a/", "review", () => storage), { day: 1 });
  assert.equal(readSession("/b/", "review", () => storage), undefined);
  assert.deepEqual([...storage.texts.keys()], ["cairn:/a/:review"]);
  writeSession("/a/", "review", undefined, () => storage);
  assert.equal(readSession("/a/", "review", () => storage), undefined);
});

test("what cannot be stored is kept as long as the page", () => {
  const forbidden = (): never => {
    throw new Error("SecurityError");
  };
  writeSession("/c/", "review", { day: 2 }, forbidden);
  assert.deepEqual(readSession("/c/", "review", forbidden), { day: 2 });
  writeSession("/c/", "review", undefined, forbidden);
  assert.equal(readSession("/c/", "review", forbidden), undefined);
});

test("a damaged value counts as none", () => {
  const storage = new FakeStorage([["cairn:/a/:review", "{"]]);
  assert.equal(readSession("/a/", "review", () => storage), undefined);
});
