// SPDX-License-Identifier: MIT
// A store loses nothing because of other tabs, a full or forbidden storage, or unreadable records.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject, type Json } from "../../plugins/widgets/src/core/json.ts";
import { LocalStorageStore } from "../../plugins/widgets/src/store/record/local-storage-store.ts";
import type { StringStorage } from "../../plugins/widgets/src/store/record/segment.ts";
import { MemoryStore } from "../../plugins/widgets/src/store/memory-store.ts";
import type { EventStore } from "../../plugins/widgets/src/store/event-store.ts";
import { BROWSER_ENVIRONMENT, randomId } from "../../plugins/widgets/src/store/environment.ts";
import { FakeStorage, findSegments, KEY, makeEnvironment, openTab } from "./fake-browser.ts";

const DRAFT = { type: "attempt", subject: "question:a", response: ["c-1"], score: 1, hints: 0 };

const environment = makeEnvironment();

const open = (storage: StringStorage) => openTab(storage, environment);
const read = (store: EventStore) =>
  store.read().map((event) => (isObject(event) ? event["subject"] : event));
for (const [name, make] of [
  ["the memory store", () => new MemoryStore(environment)],
  ["the local store", () => open(new FakeStorage())],
] as const) {
  test(`${name} stores events with an id and a time`, () => {
    const store = make();
    assert.deepEqual(store.read(), []);
    store.append(DRAFT);
    store.append({ ...DRAFT, subject: "question:b" });
    const [first, second] = store.read();
    assert.ok(isObject(first) && isObject(second));
    assert.deepEqual(first, { ...DRAFT, id: first["id"], at: environment.now(), offset: 120 });
    assert.notEqual(first["id"], second["id"]);
    assert.deepEqual(store.takeNotices(), []);
  });
}

test("an exported record can be read by every version, and the next visit can read the stored one", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  store.append(DRAFT);
  const record: unknown = JSON.parse(store.toText());
  assert.ok(isObject(record));
  assert.equal(record["format"], "learner-record");
  assert.equal(record["version"], 1);
  assert.deepEqual(record["events"], store.read());
  assert.deepEqual(open(storage).read(), store.read());
});

test("each tab writes its own segment only, and nothing under the old key", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  for (const [store, subject] of [
    [one, "a"],
    [two, "b"],
    [one, "c"],
    [two, "d"],
  ] as const) {
    store.append({ ...DRAFT, subject });
  }
  one.notifyOtherTab();
  two.notifyOtherTab();
  assert.deepEqual(read(one).toSorted(), ["a", "b", "c", "d"]);
  assert.deepEqual(read(two).toSorted(), ["a", "b", "c", "d"]);
  assert.equal(findSegments(storage).length, 2);
  assert.equal(storage.texts.size, 2);
});

const NEWER = JSON.stringify({ format: "learner-record", version: 2, events: [{ id: "x" }] });
for (const [name, text] of [
  ["damaged", '{"format": "learner-record", "ver'],
  ["empty", ""],
  ["foreign", '{"format": "other", "version": 1, "events": []}'],
  ["eventless", '{"format": "learner-record", "version": 1}'],
  ["newer", NEWER],
] as const) {
  test(`a record that is ${name} is set aside unchanged and reported once`, () => {
    const storage = new FakeStorage();
    storage.setItem(KEY, text);
    const store = open(storage);
    assert.deepEqual(store.read(), []);
    store.append(DRAFT);
    assert.equal(storage.getItem(`${KEY}:kept-1`), text);
    assert.deepEqual(read(store), ["question:a"]);
    assert.deepEqual(store.takeNotices(), ["set-aside"]);
    assert.deepEqual(store.takeNotices(), []);
  });
}

test("a second record that cannot be read does not replace the first", () => {
  const storage = new FakeStorage();
  for (const text of ["first", "second"]) {
    storage.setItem(KEY, text);
    open(storage).read();
  }
  assert.equal(storage.getItem(`${KEY}:kept-1`), "first");
  assert.equal(storage.getItem(`${KEY}:kept-2`), "second");
});

test("an unreadable record that cannot be set aside is left in place", () => {
  const storage = new FakeStorage();
  storage.setItem(KEY, "unreadable");
  storage.isFull = true;
  const store = open(storage);
  store.append(DRAFT);
  assert.equal(storage.getItem(KEY), "unreadable");
  assert.deepEqual(read(store), ["question:a"]);
  assert.deepEqual(store.takeNotices(), ["not-saved"]);
});

test("events that do not fit are kept in memory until a later write succeeds", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  store.append({ ...DRAFT, subject: "a" });
  storage.isFull = true;
  store.append({ ...DRAFT, subject: "b" });
  assert.deepEqual(read(store), ["a", "b"]);
  assert.deepEqual(read(open(storage)), ["a"]);
  assert.deepEqual(store.takeNotices(), ["not-saved"]);
  storage.isFull = false;
  store.append({ ...DRAFT, subject: "c" });
  assert.deepEqual(read(store), ["a", "b", "c"]);
  assert.deepEqual(read(open(storage)), ["a", "b", "c"]);
});

test("if the storage is forbidden, events are kept in memory", () => {
  const forbid = (): never => {
    throw new Error("SecurityError");
  };
  const store = new LocalStorageStore(KEY, forbid, environment, "tab");
  assert.deepEqual(store.read(), []);
  store.append(DRAFT);
  assert.deepEqual(read(store), ["question:a"]);
  assert.deepEqual(store.takeNotices(), ["not-saved"]);
});

test("unknown events and fields are kept", () => {
  const storage = new FakeStorage();
  const known = { format: "learner-record", version: 1, note: "kept" };
  const text = JSON.stringify({ ...known, events: [{ id: "1", type: "dream" }, "odd"] });
  storage.setItem(KEY, text);
  const store = open(storage);
  store.append(DRAFT);
  const record: unknown = JSON.parse(store.toText());
  assert.ok(isObject(record) && Array.isArray(record["events"]));
  assert.equal(record["note"], "kept");
  assert.deepEqual(record["events"].slice(0, 2), [{ id: "1", type: "dream" }, "odd"]);
  assert.equal(record["events"].length, 3);
  assert.equal(storage.getItem(KEY), text);
});

test("random ids differ, are short and need no secure page", (context) => {
  assert.notEqual(randomId(), randomId());
  assert.match(randomId(), /^[\w-]{22}$/);
  const bare = { getRandomValues: (bytes: Uint8Array) => bytes.fill(64) };
  context.mock.method(globalThis, "crypto", () => bare, { getter: true });
  assert.equal(randomId(), "A".repeat(22));
});

test("the browser's time is UTC with milliseconds", () => {
  assert.match(BROWSER_ENVIRONMENT.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});
