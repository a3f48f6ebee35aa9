// SPDX-License-Identifier: MIT
// The parts in which a record is stored: their compact form, when tabs start another one, and how they are joined.

import assert from "node:assert/strict";
import { test } from "node:test";
import { packEvent, unpackEvent } from "../../plugins/widgets/src/core/compact-event.ts";
import { isObject, type Json } from "../../plugins/widgets/src/core/json.ts";
import { reduce } from "../../plugins/widgets/src/core/reduce.ts";
import { readProgress, readSubjectProgress } from "../../plugins/widgets/src/store/read-progress.ts";
import { MAX_EVENTS, Segment } from "../../plugins/widgets/src/store/record/segment.ts";
import type { EventStore } from "../../plugins/widgets/src/store/event-store.ts";
import { FakeStorage, findSegments, KEY, makeEnvironment, openTab } from "./fake-browser.ts";

const DAY = 86_400_000;
const NOON = "2026-01-01T12:00:00.000Z";
const DRAFT = { type: "attempt", subject: "question:a", response: ["c-1"], score: 1, hints: 0 };
const ATTEMPT = { ...DRAFT, id: "e1", at: NOON, offset: 60 };

const idsOf = (events: readonly Json[]) => events.map((event) => (isObject(event) ? event["id"] : event)).toSorted();
const later = (days: number) => new Date(Date.parse(NOON) + days * DAY).toISOString();
const textsOf = (storage: FakeStorage) => [...storage.texts].toSorted();

/** A generator of the same pseudo-random numbers in each run (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ODD: readonly Json[] = [
  ...[null, true, 0, 0.1, -1, 1e300, "", "question:", "question:é\u0000\ud83e\udd89", "__proto__", "2026"],
  ...[NOON, "2026-01-01T12:00:00Z", "+010000-01-01T00:00:00.000Z", "zzz", "attempt", "reset", "concept:a"],
  ...[[], [[]], [1], ["c-1"], [1, 2, 3, 4, 5, 6, 7], {}, { text: "a", ideas: [] }],
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 1}'),
];
const NAMES = [...Object.keys(ATTEMPT), "confidence", "via", "completes", "undoes", "extra", "__proto__"];

/** A random event: an attempt in which some fields are missing, odd or unknown, or something else entirely. */
function makeEvent(random: () => number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (random() < 0.1) return pick(ODD);
  const fields = Object.entries(ATTEMPT).filter(() => random() < 0.95);
  const odd = NAMES.filter(() => random() < 0.08).map((name) => [name, pick(ODD)] as const);
  // As parsed from a text, so that `__proto__` is an ordinary field.
  const members = [...new Map<string, Json>([...fields, ...odd])].map((pair) => pair.map((part) => JSON.stringify(part)).join(":"));
  return JSON.parse(`{${members.join(",")}}`);
}

test("whatever an event contains, its compact form gives it back", () => {
  const random = makeRandom(1);
  let packed = 0;
  for (let run = 0; run < 20_000; run += 1) {
    const event = makeEvent(random);
    const stored: Json = JSON.parse(JSON.stringify(packEvent(event)));
    assert.deepEqual(unpackEvent(stored), event);
    packed += Number(Array.isArray(stored) && stored.length > 1);
  }
  assert.ok(packed > 2_000, `only ${packed} attempts were packed`);
});

test("an attempt of today takes less than half of its space in a file", () => {
  const event = { ...ATTEMPT, id: "A".repeat(22), subject: "question:tea-on-a-mountain" };
  assert.ok(JSON.stringify(packEvent(event)).length * 2 < JSON.stringify(event).length);
});

test("a segment that is damaged or of a newer version is not read", () => {
  const { text } = Segment.create(1, [ATTEMPT, "odd", [7]]);
  assert.equal(Segment.parse(text)?.written, 1);
  assert.deepEqual(Segment.parse(text)?.events, [ATTEMPT, "odd", [7]]);
  const damaged = [text.slice(0, -1), "", "null", "[]", text.replace('"version":1', '"version":2')];
  for (const other of damaged) assert.equal(Segment.parse(other), undefined);
});

test("a segment that is damaged in the middle is set aside when all events are read", () => {
  const { text } = Segment.create(1, [ATTEMPT, ATTEMPT]);
  for (const damaged of [text.replace("1767268800000", '"x"'), text.replace('"e1"', "e1")]) {
    const storage = new FakeStorage([[`${KEY}:s:other:0`, damaged]]);
    const store = openTab(storage, makeEnvironment());
    assert.equal(store.readSubjects(["question:a"]).length, 1);
    assert.deepEqual(store.read(), []);
    assert.deepEqual(store.takeNotices(), ["set-aside"]);
    assert.deepEqual(store.readSetAside(), [damaged]);
  }
});

/** The text of a segment as earlier versions wrote it: all events in one line, without the latest time. */
const formatOneLine = (written: number, events: readonly Json[]) =>
  JSON.stringify({ version: 1, written, events: events.map(packEvent) });

test("a segment of an earlier version is read, and its tab goes on with it", () => {
  const storage = new FakeStorage([[`${KEY}:s:tab:0`, formatOneLine(Date.parse(NOON), [ATTEMPT, "odd"])]]);
  const store = openTab(storage, makeEnvironment(NOON), "tab");
  const [added] = store.append(DRAFT);
  assert.deepEqual(findSegments(storage), [`${KEY}:s:tab:0`]);
  assert.deepEqual(openTab(storage, makeEnvironment()).read(), [ATTEMPT, "odd", added]);
  assert.ok((added?.at ?? "") > NOON);
});

test("earlier versions can read the segments of this one", () => {
  const events = [ATTEMPT, { ...ATTEMPT, id: "e2", response: "a line\nbreak" }, "odd", []];
  const parsed = JSON.parse(Segment.create(7, events.slice(0, 2)).add(8, events.slice(2)).text);
  assert.deepEqual([parsed.version, parsed.written], [1, 8]);
  assert.deepEqual(parsed.events.map(unpackEvent), events);
});

test("whatever events a segment has, adding to it is the same as making it at once", () => {
  const random = makeRandom(2);
  for (let run = 0; run < 500; run += 1) {
    const events = Array.from({ length: Math.floor(random() * 6) }, () => makeEvent(random));
    const cut = Math.floor(random() * (events.length + 1));
    const added = Segment.create(1, events.slice(0, cut)).add(2, events.slice(cut));
    assert.equal(added.text, Segment.create(2, events).text);
    const parsed = Segment.parse(added.text);
    assert.deepEqual(parsed?.events, events);
    assert.equal(parsed.count, events.length);
    for (const limit of [NOON, later(-1), later(1)]) {
      assert.equal(parsed.findLatest(limit), Segment.create(2, events).findLatest(limit));
    }
  }
});

const SUBJECTS = ["question:a", "question:ba", 'question:"', "question:a\nb", "question:\u2028\ud83e", "question:", "concept:a", "site"];

/** Random attempts, marks and resets of a few subjects, some of them undone, some doubled, some in the far future. */
function makeLog(random: () => number, size: number): readonly Json[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const log: Json[] = [];
  for (let number = 0; number < size; number += 1) {
    const at = pick([later(random()), later(random() * 3), "zzz", "9999-12-31T23:59:59.999Z"]);
    const event = { ...ATTEMPT, id: `e${number}`, at: random() < 0.9 ? later(random()) : at, subject: pick(SUBJECTS) };
    const before = pick(log);
    const other = isObject(before) && random() < 0.5 ? { undoes: before["id"] ?? "" } : {};
    const kinds: readonly Json[] = [
      { ...event, score: pick([0, 0.5, 1]), response: pick(["a", '"question:a"', 'a",']) },
      { ...event, completes: isObject(before) ? (before["id"] ?? "") : "" },
      { id: event.id, type: "reset", at: event.at, subject: event.subject, ...other },
      { id: event.id, type: "mark", at: event.at, subject: event.subject, value: "known" },
    ];
    log.push(random() < 0.6 ? (kinds[0] as Json) : random() < 0.05 && before ? before : pick(kinds));
  }
  return log;
}

test("the progress on one subject is the same as in that of all subjects", () => {
  const random = makeRandom(3);
  for (let run = 0; run < 400; run += 1) {
    const log = makeLog(random, 30);
    const [first, second, third] = [log.slice(0, 8), log.slice(8, 20), log.slice(15)];
    const storage = new FakeStorage([
      [KEY, JSON.stringify({ format: "learner-record", version: 1, events: first })],
      [`${KEY}:s:x:0`, formatOneLine(0, second)],
      [`${KEY}:s:y:0`, Segment.create(0, third).text],
    ]);
    const store = openTab(storage, makeEnvironment(NOON));
    const all = reduce(openTab(storage, makeEnvironment(NOON)).read(), later(1));
    for (const subject of SUBJECTS) {
      assert.deepEqual(readSubjectProgress(store, [subject]), all.get(subject), `run ${run}, ${subject}`);
    }
  }
});

test("progress that is computed after each change is the same as when it is computed at once", () => {
  const random = makeRandom(4);
  for (let run = 0; run < 200; run += 1) {
    const storage = new FakeStorage();
    const store = openTab(storage, makeEnvironment(NOON));
    const other = openTab(storage, { ...makeEnvironment(NOON), randomId: makeIds() }, "other");
    for (const event of makeLog(random, 20)) {
      const { id, at, ...draft } = event as typeof ATTEMPT;
      if (random() < 0.6) store.append(draft);
      else if (random() < 0.5) store.merge([event]);
      else {
        other.append(draft);
        store.notifyOtherTab(`${KEY}:s:other:0`);
      }
      assert.deepEqual(readProgress(store), reduce(store.read(), later(1)));
    }
  }
});

test("an attempt in a long record is added without parsing the record", (context) => {
  const storage = fill(40, MAX_EVENTS);
  const parse = context.mock.method(JSON, "parse");
  const store = openTab(storage, { ...makeEnvironment(NOON), runAlone: () => {} });
  store.append(DRAFT);
  store.append(DRAFT);
  assert.equal(parse.mock.callCount(), 0);
  assert.equal(store.count(), 40 * MAX_EVENTS + 2);
  readSubjectProgress(store, ["question:b"]);
  assert.equal(parse.mock.callCount(), 0);
});

test("a new event is later than all others, whatever the clock of the device that wrote them", () => {
  const storage = fill(3, 2);
  for (const [at, isBefore] of [[later(0.9), true], [later(1.1), false], ["9999-12-31T23:59:59.999Z", false]] as const) {
    openTab(storage, makeEnvironment(NOON)).merge([{ ...ATTEMPT, id: `${at}`, at }]);
    const [added] = openTab(storage, makeEnvironment(NOON)).append(DRAFT);
    assert.ok((added?.at ?? "") > later(0.9));
    assert.equal((added?.at ?? "") > at, isBefore);
    assert.ok((added?.at ?? "") < later(0.9001));
  }
});

test("an unreadable segment is set aside unchanged, reported once, and can be read from there", () => {
  const newer = Segment.create(1, []).text.replace('"version":1', '"version":2');
  const storage = new FakeStorage([[`${KEY}:s:other:0`, newer]]);
  const store = openTab(storage, makeEnvironment());
  assert.deepEqual(store.read(), []);
  assert.deepEqual(store.takeNotices(), ["set-aside"]);
  assert.deepEqual(textsOf(storage), [[`${KEY}:kept-1`, newer]]);
  assert.deepEqual(store.readSetAside(), [newer]);
});

test("a tab starts another segment when one is full, and the next page of the tab goes on with it", () => {
  const storage = new FakeStorage();
  const environment = makeEnvironment();
  for (let page = 0; page < 3; page += 1) {
    const store = openTab(storage, environment, "tab");
    for (let number = 0; number < 150; number += 1) store.append(DRAFT);
  }
  const counts = findSegments(storage).map((key) => [key, Segment.parse(storage.texts.get(key) ?? "")?.count]);
  assert.deepEqual(counts, [
    [`${KEY}:s:tab:0`, MAX_EVENTS],
    [`${KEY}:s:tab:1`, MAX_EVENTS],
    [`${KEY}:s:tab:2`, 50],
  ]);
  assert.equal(openTab(storage, environment).read().length, 450);
});

test("a tab that wakes up after half a day leaves its segment alone", () => {
  const storage = new FakeStorage();
  openTab(storage, makeEnvironment(NOON), "tab").append(DRAFT);
  openTab(storage, makeEnvironment(later(0.4)), "tab").append(DRAFT);
  assert.equal(findSegments(storage).length, 1);
  openTab(storage, makeEnvironment(later(1)), "tab").append(DRAFT);
  assert.equal(findSegments(storage).length, 2);
});

/** A storage in which as many tabs have each added some events. */
function fill(tabs: number, events: number, now = NOON): FakeStorage {
  const storage = new FakeStorage();
  const environment = { ...makeEnvironment(now), runAlone: () => {} };
  for (let tab = 0; tab < tabs; tab += 1) {
    openTab(storage, environment, `old-${tab}`).append(...Array.from({ length: events }, () => DRAFT));
  }
  return storage;
}

const makeOther = (now: string) => ({ ...makeEnvironment(now), randomId: makeIds() });

function makeIds(): () => string {
  let made = 0;
  return () => `new-${++made}`;
}

test("more than 40 segments are joined, and nothing is lost", () => {
  const storage = fill(40, 3);
  const before = idsOf(openTab(storage, makeEnvironment()).read());
  const store = openTab(storage, makeOther(later(2)));
  const [added] = store.append(DRAFT);
  assert.equal(findSegments(storage).length, 2);
  const ids = [...before, added?.id ?? ""].toSorted();
  assert.deepEqual(idsOf(store.read()), ids);
  assert.deepEqual(idsOf(openTab(storage, makeEnvironment()).read()), ids);
});

test("40 segments are left as they are", () => {
  const storage = fill(39, 1);
  openTab(storage, makeOther(later(2))).append(DRAFT);
  assert.equal(findSegments(storage).length, 40);
});

test("segments that another tab may still write to are not joined", () => {
  const storage = fill(45, 1);
  openTab(storage, makeOther(later(0.9))).append(DRAFT);
  assert.equal(findSegments(storage).length, 46);
  openTab(fill(45, MAX_EVENTS), makeOther(NOON)).append(DRAFT);
});

test("full segments are joined at once", () => {
  const storage = fill(45, MAX_EVENTS);
  const store = openTab(storage, makeOther(NOON));
  store.append(DRAFT);
  assert.equal(findSegments(storage).length, 2);
  assert.equal(openTab(storage, makeEnvironment()).read().length, 45 * MAX_EVENTS + 1);
});

test("a segment that changes while others are joined is kept", () => {
  const storage = fill(41, 2);
  const [first = ""] = findSegments(storage);
  const changed = Segment.create(0, [{ ...ATTEMPT, id: "late" }]).text;
  const write = storage.setItem.bind(storage);
  storage.setItem = (key, text) => {
    write(key, text);
    if (key.includes(":new-")) storage.texts.set(first, changed);
  };
  const store = openTab(storage, makeOther(later(2)));
  store.append(DRAFT);
  assert.equal(storage.getItem(first), changed);
  const events = openTab(storage, makeEnvironment()).read();
  assert.equal(events.length, 41 * 2 + 2);
});

test("nothing is lost if the browser is closed at any moment while segments are joined", () => {
  const before = idsOf(openTab(fill(41, 2), makeEnvironment()).read());
  let changes = 0;
  for (; ; changes += 1) {
    const storage = fill(41, 2);
    const environment = makeOther(later(2));
    // The first change adds the event, the others join.
    storage.changesLeft = 1 + changes;
    const [added] = openTab(storage, environment).append(DRAFT);
    const isFinished = storage.changesLeft > 0;
    storage.changesLeft = Number.POSITIVE_INFINITY;
    const ids = [...before, added?.id ?? ""].toSorted();
    assert.deepEqual(idsOf(openTab(storage, makeEnvironment()).read()), ids, `closed after ${changes} changes`);
    // The next tab finishes the work, and events that were stored twice are stored once.
    const next = openTab(storage, { ...makeOther(later(4)), randomId: () => `next-${changes}` });
    next.append(...Array.from({ length: MAX_EVENTS + 1 }, (_, number) => ({ ...DRAFT, id: `more-${number}` })));
    assert.equal(openTab(storage, makeEnvironment()).read().length, ids.length + MAX_EVENTS + 1);
    if (isFinished) break;
  }
  assert.ok(changes >= 42);
});

const FILE = Array.from({ length: 1_000 }, (_, number) => ({ ...ATTEMPT, id: `file-${number}` }));

test("a file that does not fit into the storage changes nothing", () => {
  const storage = new FakeStorage();
  const store = openTab(storage, makeEnvironment());
  store.append(DRAFT);
  const [log, texts] = [store.read(), textsOf(storage)];
  storage.isFull = true;
  assert.equal(store.merge(FILE), false);
  assert.equal(store.read(), log);
  assert.deepEqual(textsOf(storage), texts);
  assert.deepEqual(store.takeNotices(), []);
  storage.isFull = false;
  assert.equal(store.merge(FILE), true);
  assert.equal(openTab(storage, makeEnvironment()).read().length, 1_001);
});

test("without a storage, a file is loaded into memory", () => {
  const forbid = (): never => assert.fail("forbidden");
  const store: EventStore = openTab(new Proxy(new FakeStorage(), { get: forbid }), makeEnvironment());
  assert.equal(store.merge(FILE), true);
  assert.equal(store.read().length, 1_000);
  assert.deepEqual(store.takeNotices(), ["not-saved"]);
});

test("each attempt says how far its local time was ahead of UTC, and a reset does not", () => {
  const store = openTab(new FakeStorage(), makeEnvironment());
  const events = store.append(DRAFT, { type: "reset", subject: "site" });
  assert.deepEqual(
    events.map((event) => event["offset"]),
    [120, undefined],
  );
});
