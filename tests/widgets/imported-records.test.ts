// SPDX-License-Identifier: MIT
// Damaged, hostile and future records, imported from a file or found in the storage.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { isObject } from "../../plugins/widgets/src/core/json.ts";
import { readProgress } from "../../plugins/widgets/src/store/read-progress.ts";
import { parseImport } from "../../plugins/widgets/src/store/record/learner-record.ts";
import { FakeStorage, KEY, makeEnvironment, openTab } from "./fake-browser.ts";
import { startOver } from "../../plugins/widgets/src/store/start-over.ts";

const FOLDER = new URL("records/", import.meta.url);
const NOW = "2026-06-01T12:00:00.000Z";
const TEACHING = "question:two-kinds-of-teaching";
const MINE = { type: "attempt", subject: TEACHING, response: ["c-1"], score: 0.5, hints: 0 };

const read = (name: string) => readFileSync(new URL(name, FOLDER), "utf-8");

/** A store that holds a text, and one attempt more if it is asked for. */
function open(text: string | undefined) {
  const storage = new FakeStorage(text === undefined ? [] : [[KEY, text]]);
  return { texts: storage.texts, store: openTab(storage, makeEnvironment(NOW)) };
}

/** For each file, the number of valid and of rejected entries; undefined if the file is rejected. */
const FILES: Readonly<Record<string, readonly [taken: number, rejected: number] | undefined>> = {
  "baddate.json": [1, 0],
  "future.json": [1, 0],
  "hostile-script.json": [4, 0],
  "proto.json": [2, 0],
  "scorehuge.json": undefined,
  "newer.json": undefined,
  "not-json.json": undefined,
  "empty.json": undefined,
  "wrong-json.json": undefined,
};

test("every record in the folder is tested here", () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(FILES).sort());
});

for (const [name, outcome] of Object.entries(FILES)) {
  const taken = outcome ? `adds ${outcome[0]} entries` : "is rejected as a whole";
  test(`the file ${name} ${taken}`, () => {
    const entries = parseImport(read(name));
    assert.deepEqual(entries && [entries.events.length, entries.rejected], outcome);
  });

  test(`after the file ${name}, the next attempt counts, and a reset hides everything`, () => {
    const { store } = open(undefined);
    store.merge(parseImport(read(name))?.events ?? []);
    const [mine] = store.append(MINE);
    assert.match(mine?.at ?? "", /^2026-06-01T12:00:00/);
    assert.equal(readProgress(store).get(TEACHING)?.last.id, mine?.id);
    const undo = startOver(store, ["site"]);
    assert.equal(readProgress(store).size, 0);
    undo();
    assert.equal(readProgress(store).get(TEACHING)?.last.id, mine?.id);
  });
}

for (const name of ["newer.json", "not-json.json", "empty.json", "wrong-json.json"]) {
  test(`${name} in the storage is set aside unchanged, reported once and never overwritten`, () => {
    const { store, texts } = open(read(name));
    store.append(MINE);
    assert.equal(texts.get(`${KEY}:kept-1`), read(name));
    assert.deepEqual(store.takeNotices(), ["set-aside"]);
    assert.deepEqual(store.takeNotices(), []);
    assert.equal(readProgress(store).get(TEACHING)?.attempts.length, 1);
  });
}

for (const name of Object.keys(FILES).filter((each) => FILES[each] || each === "scorehuge.json")) {
  test(`${name} in the storage keeps every entry when something is added`, () => {
    const { store, texts } = open(read(name));
    const before: unknown = JSON.parse(read(name));
    store.append(MINE);
    const after: unknown = JSON.parse(store.toText());
    assert.equal(texts.get(KEY), read(name));
    assert.ok(isObject(before) && isObject(after));
    assert.ok(Array.isArray(before["events"]) && Array.isArray(after["events"]));
    assert.deepEqual(after["events"].slice(0, -1), before["events"]);
    assert.deepEqual(store.takeNotices(), []);
    assert.equal(readProgress(store).get(TEACHING)?.last.score, MINE.score);
  });
}

test("names of prototype properties are ordinary names", () => {
  const { store } = open(read("proto.json"));
  assert.deepEqual([...readProgress(store).keys()], ["question:__proto__", "question:constructor"]);
  assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
});

test("an attempt with a score outside 0 to 1 does not count", () => {
  const { store } = open(read("scorehuge.json"));
  assert.equal(readProgress(store).size, 0);
});

const TIMES: readonly (readonly [at: string, wins: boolean])[] = [
  ["2026-06-02T11:59:59.999Z", true],
  ["2026-06-02T12:00:00.001Z", false],
  ["9999-12-31T23:59:59.999Z", false],
  ["+010000-01-01T00:00:00.000Z", false],
  ["-000001-01-01T00:00:00.000Z", false],
  ["2026-13-01T00:00:00.000Z", false],
  ["2026-06-01T12:00:00.000+02:00", false],
  ["2026-06-01", false],
  ["zzz", false],
  ["", false],
];

for (const [at, wins] of TIMES) {
  test(`a time of '${at}' ${wins ? "comes after" : "never comes after"} earlier attempts`, () => {
    const { store } = open(undefined);
    store.append(MINE);
    store.merge([{ ...MINE, id: "other", at }]);
    assert.equal(readProgress(store).get(TEACHING)?.last.id === "other", wins);
    assert.equal(readProgress(store).get(TEACHING)?.attempts.length, 2);
    const [later] = store.append(MINE);
    assert.equal(readProgress(store).get(TEACHING)?.last.id, later?.id);
  });
}
