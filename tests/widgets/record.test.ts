// SPDX-License-Identifier: MIT
// Records are extended, merged, reset and restored, and no event is ever lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject, type Json } from "../../plugins/widgets/src/core/json.ts";
import { reduce } from "../../plugins/widgets/src/core/reduce.ts";
import { LocalStorageStore } from "../../plugins/widgets/src/store/record/local-storage-store.ts";
import type { StringStorage } from "../../plugins/widgets/src/store/record/segment.ts";
import { MemoryStore } from "../../plugins/widgets/src/store/memory-store.ts";
import { readProgress } from "../../plugins/widgets/src/store/read-progress.ts";
import { parseRecord } from "../../plugins/widgets/src/store/record/learner-record.ts";
import type { EventStore } from "../../plugins/widgets/src/store/event-store.ts";
import { loadShuffleSeed } from "../../plugins/widgets/src/store/session/shuffle-seed.ts";
import { FakeStorage, findSegments, makeEnvironment, openTab } from "./fake-browser.ts";
import { startOver } from "../../plugins/widgets/src/store/start-over.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const attempt = (name: string, score = 0) => ({
  type: "attempt",
  subject: `question:${name}`,
  response: ["c-1"],
  score,
});

const environment = makeEnvironment(NOON);

const open = (storage: StringStorage) => openTab(storage, environment);
const attemptsOf = (store: EventStore, name: string) =>
  readProgress(store).get(`question:${name}`)?.attempts.length ?? 0;
const eventsOf = (text: string): readonly Json[] => parseRecord(text)?.events ?? [];

for (const [name, make] of [
  ["the memory store", () => new MemoryStore(environment)],
  ["the local store", () => open(new FakeStorage())],
] as const) {
  test(`${name} adds several events at once and gives them back`, () => {
    const store = make();
    const added = store.append(attempt("a"), attempt("b"));
    assert.deepEqual(store.read(), added);
  });

  test(`${name} gives the same list until something changes`, () => {
    const store = make();
    store.append(attempt("a"));
    const log = store.read();
    assert.equal(store.read(), log);
    store.append(attempt("a"));
    assert.notEqual(store.read(), log);
  });

  test(`${name} is unchanged after export and import into an empty record`, () => {
    const store = make();
    store.append(attempt("a"), attempt("b", 1));
    startOver(store, ["question:a"]);
    const other = make();
    other.merge(eventsOf(store.toText()));
    assert.deepEqual(other.read(), store.read());
    assert.deepEqual(reduce(other.read()), reduce(store.read()));
  });

  test(`${name} merges by id, in any order and any number of times`, () => {
    const [one, two] = [make(), make()];
    one.append(attempt("a"));
    two.append(attempt("a"), attempt("b"));
    const [first, second] = [one.toText(), two.toText()];
    one.merge(eventsOf(second));
    one.merge(eventsOf(second));
    two.merge(eventsOf(first));
    assert.equal(one.read().length, 3);
    assert.deepEqual(reduce(one.read()), reduce(two.read()));
  });

  test(`${name} adds an event only once if a file contains it twice`, () => {
    const store = make();
    store.merge([
      { id: "1", n: 1 },
      { id: "1", n: 2 },
    ]);
    assert.deepEqual(store.read(), [{ id: "1", n: 1 }]);
  });

  test(`${name} resets one question and undoes this`, () => {
    const store = make();
    store.append(attempt("a"), attempt("b"));
    const undo = startOver(store, ["question:a"]);
    assert.deepEqual([attemptsOf(store, "a"), attemptsOf(store, "b")], [0, 1]);
    store.append(attempt("a"));
    assert.equal(attemptsOf(store, "a"), 1);
    undo();
    assert.deepEqual([attemptsOf(store, "a"), attemptsOf(store, "b")], [2, 1]);
  });

  test(`${name} resets several questions or everything and undoes this`, () => {
    for (const subjects of [["question:a", "question:b"], ["site"]]) {
      const store = make();
      store.append(attempt("a"), attempt("b"));
      const undo = startOver(store, subjects);
      assert.equal(readProgress(store).size, 0);
      undo();
      assert.equal(readProgress(store).size, 2);
    }
  });

  test(`${name} gives new events the latest time, even if the clock is slow`, () => {
    const store = make();
    store.merge([{ ...attempt("a"), id: "ahead", at: "2027-01-01T00:00:00.000Z" }]);
    startOver(store, ["question:a"]);
    assert.equal(attemptsOf(store, "a"), 0);
    store.append(attempt("a"));
    assert.equal(attemptsOf(store, "a"), 1);
  });

  test(`${name} ignores invalid times`, () => {
    const store = make();
    for (const [id, at] of Object.entries(["zzz", "9999-99-99T99:99Z", "", "2026"])) {
      store.merge([{ ...attempt("a"), id, at }]);
    }
    const [event] = store.append(attempt("a"));
    assert.equal(event?.at, NOON);
  });

  test(`${name} notifies listeners after a change, until they are removed`, async () => {
    const store = make();
    const watching = new AbortController();
    const told: string[] = [];
    store.subscribe((origin) => told.push(`${origin} ${store.read().length}`), watching.signal);
    store.append(attempt("a"));
    assert.deepEqual(told, []);
    await Promise.resolve();
    assert.deepEqual(told, ["this-tab 1"]);
    watching.abort();
    store.append(attempt("a"));
    await Promise.resolve();
    assert.equal(told.length, 1);
  });
}

test("a long record is parsed once for all the questions of a page", (context) => {
  const storage = new FakeStorage();
  open(storage).append(...Array.from({ length: 2_000 }, (_, number) => attempt(`q${number}`)));
  const parse = context.mock.method(JSON, "parse");
  const store = open(storage);
  const first = readProgress(store);
  for (let number = 0; number < 40; number += 1) assert.equal(readProgress(store), first);
  store.append(attempt("q1", 1));
  assert.equal(readProgress(store).get("question:q1")?.attempts.length, 2);
  // Each of the ten segments, and the two attempts at the question.
  assert.equal(parse.mock.callCount(), 12);
});

test("changes from another tab are read", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.append(attempt("a"));
  two.append(attempt("a"));
  one.notifyOtherTab(findSegments(storage).at(-1));
  assert.equal(attemptsOf(one, "a"), 2);
});

test("an exported record contains unsaved events", () => {
  const store = new LocalStorageStore("x", () => assert.fail("forbidden"), environment, "tab");
  store.append(attempt("a"));
  assert.equal(eventsOf(store.toText()).length, 1);
});

test("the seed is stored, but not in a record", () => {
  const storage = new FakeStorage();
  const seed = loadShuffleSeed(() => storage, environment.randomId);
  assert.equal(loadShuffleSeed(() => storage, environment.randomId), seed);
  const store = open(storage);
  store.append(attempt("a"));
  assert.ok(!store.toText().includes(seed));
  assert.deepEqual([...storage.texts.keys()], ["cairn:seed", ...findSegments(storage)]);
});

test("there is a seed even if the storage is forbidden or full", () => {
  const full = { getItem: () => null, setItem: () => assert.fail("full") };
  assert.ok(loadShuffleSeed(() => full, environment.randomId));
  assert.ok(loadShuffleSeed(() => assert.fail("forbidden"), environment.randomId));
});

test("a name of a prototype property is an ordinary subject", () => {
  const store = new MemoryStore(environment);
  store.merge(eventsOf('{"format":"learner-record","version":1,"events":[{"id":"1","__proto__":{"at":1}}]}'));
  assert.equal(reduce(store.read()).size, 0);
  assert.ok(store.read().every(isObject));
});
