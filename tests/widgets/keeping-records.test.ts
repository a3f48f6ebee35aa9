// SPDX-License-Identifier: MIT
// When the browser is asked to keep a record for good, and when readers in Safari are reminded to save theirs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Flags } from "../../plugins/widgets/src/store/keeping/flags.ts";
import { askToPersist, isPersisted } from "../../plugins/widgets/src/store/keeping/persistence.ts";
import { isSafari, takeSafariReminder } from "../../plugins/widgets/src/store/keeping/safari-reminder.ts";
import { FakeStorage, KEY, makeEnvironment, openTab } from "./fake-browser.ts";

const DRAFT = { type: "attempt", subject: "question:a", response: "x", score: 1, hints: 0 };
const NOON = "2026-01-01T12:00:00.000Z";
const later = (days: number) => new Date(Date.parse(NOON) + days * 86_400_000).toISOString();

function fill(attempts: number, storage = new FakeStorage()): FakeStorage {
  openTab(storage, makeEnvironment()).append(...Array.from({ length: attempts }, () => DRAFT));
  return storage;
}

function open(storage: FakeStorage, now = NOON) {
  return { store: openTab(storage, makeEnvironment(now)), flags: new Flags(KEY, () => storage) };
}

test("the browser is asked once to keep a record, after 20 attempts", async () => {
  let asked = 0;
  const persist = { persist: async () => Boolean(++asked), persisted: async () => asked > 0 };
  const storage = fill(19);
  const ask = async () => {
    const { store, flags } = open(storage);
    return askToPersist(store, flags, persist);
  };
  assert.equal(await ask(), false);
  fill(1, storage);
  assert.equal(await isPersisted(persist), false);
  assert.deepEqual([await ask(), await ask(), asked], [true, false, 1]);
  assert.equal(await isPersisted(persist), true);
});

test("a browser that cannot keep records, or does not want to, is no problem", async () => {
  const { store, flags } = open(fill(20));
  assert.equal(await askToPersist(store, flags, undefined), false);
  const refuse = { persist: () => Promise.reject(new Error("no")), persisted: () => Promise.reject(new Error("no")) };
  assert.equal(await askToPersist(store, flags, refuse), true);
  assert.equal(await isPersisted(refuse), undefined);
  assert.equal(await isPersisted(undefined), undefined);
});

const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)";
const SAFARI = `${MAC} ${WEBKIT} Version/17.4 Safari/605.1.15`;

const AGENTS: readonly (readonly [agent: string, isSafari: boolean])[] = [
  [SAFARI, true],
  [`${PHONE} ${WEBKIT} Version/17.4 Mobile/15E148 Safari/604.1`, true],
  [`${PHONE} ${WEBKIT} CriOS/123.0.0.0 Mobile/15E148 Safari/604.1`, false],
  [`${PHONE} ${WEBKIT} FxiOS/124.0 Mobile/15E148 Safari/605.1.15`, false],
  [`${PHONE} ${WEBKIT} Version/17.0 EdgiOS/123.0 Mobile/15E148 Safari/605.1.15`, false],
  [`${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36`, false],
  [`${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 OPR/109.0`, false],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:124.0) Gecko/20100101 Firefox/124.0", false],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Version/17.4 Safari/605.1.15`, false],
  ["Mozilla/5.0 (Linux; U; Android 4.4) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30", false],
  ["", false],
];

for (const [agent, expected] of AGENTS) {
  test(`the browser '${agent}' is ${expected ? "" : "not "}Safari`, () => assert.equal(isSafari(agent), expected));
}

test("readers in Safari are reminded from 20 attempts on, and at most once a week", () => {
  const storage = fill(19);
  const take = (now: string, agent = SAFARI, isInstalled = false) => {
    const { store, flags } = open(storage, now);
    return takeSafariReminder(store, flags, agent, isInstalled);
  };
  assert.equal(take(NOON), false);
  fill(1, storage);
  assert.equal(take(NOON, "Firefox"), false);
  assert.equal(take(NOON, SAFARI, true), false);
  assert.deepEqual([take(NOON), take(NOON), take(later(6.9)), take(later(7)), take(later(8))], [true, false, false, true, false]);
});

test("a clock that was wrong does not silence the reminder for ever", () => {
  const storage = fill(20);
  const take = (now: string) => takeSafariReminder(open(storage, now).store, open(storage).flags, SAFARI, false);
  assert.deepEqual([take(later(4_000)), take(NOON)], [true, true]);
});

test("without a storage, flags are not set", () => {
  const flags = new Flags(KEY, () => assert.fail("forbidden"));
  flags.write("saved", NOON);
  assert.equal(flags.read("saved"), "");
});
