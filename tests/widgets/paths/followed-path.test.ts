// SPDX-License-Identifier: MIT
// The path that a reader follows is kept apart from the record.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  followPath,
  keyOfPath,
  readFollowedPath,
} from "../../../plugins/widgets/src/store/session/followed-path.ts";
import { FakeStorage, makeEnvironment, openTab } from "../fake-browser.ts";

const RECORD = "/project/";
const PATH = {
  goal: "c",
  title: "To C",
  page: "paths/#to-c",
  steps: [{ path: "concepts/a/", title: "A", isAsked: true }],
};

test("a path is followed until another one is, or none", () => {
  const storage = new FakeStorage();
  const read = () => readFollowedPath(RECORD, () => storage);
  assert.equal(read(), undefined);
  followPath(RECORD, PATH, () => storage);
  assert.deepEqual(read(), PATH);
  followPath(RECORD, { ...PATH, goal: "d" }, () => storage);
  assert.equal(read()?.goal, "d");
  followPath(RECORD, undefined, () => storage);
  assert.equal(read(), undefined);
  assert.equal(storage.texts.size, 0);
});

test("it is not part of the record", () => {
  const storage = new FakeStorage();
  followPath(RECORD, PATH, () => storage);
  assert.deepEqual(openTab(storage, makeEnvironment()).read(), []);
  assert.deepEqual([...storage.texts.keys()], [keyOfPath(RECORD)]);
});

for (const text of ["{", "null", "[]", "{}", '{"goal": "c", "title": "t", "page": "p"}']) {
  test(`a stored ${text} is no path`, () => {
    const storage = new FakeStorage([[keyOfPath(RECORD), text]]);
    assert.equal(readFollowedPath(RECORD, () => storage), undefined);
  });
}

for (const steps of [{}, [1], [{ path: "a/" }], [{ path: 1, title: "A" }]]) {
  test(`a path with the steps ${JSON.stringify(steps)} is none`, () => {
    const storage = new FakeStorage([[keyOfPath(RECORD), JSON.stringify({ ...PATH, steps })]]);
    assert.equal(readFollowedPath(RECORD, () => storage), undefined);
  });
}

test("without a storage nothing is followed, and nothing fails", () => {
  const forbidden = (): never => {
    throw new Error("SecurityError");
  };
  followPath(RECORD, PATH, forbidden);
  assert.equal(readFollowedPath(RECORD, forbidden), undefined);
});
