// SPDX-License-Identifier: MIT
// The checks that decide which values of a record count.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json, JsonObject } from "../../plugins/widgets/src/core/json.ts";
import {
  findTimeLimit,
  hasCredibleTime,
  isAttempt,
  isEvent,
  isImportable,
} from "../../plugins/widgets/src/core/learner-event.ts";
import { reduce } from "../../plugins/widgets/src/core/reduce.ts";

const AT = "2026-06-01T12:00:00.000Z";
const EVENT = { id: "e1", type: "mark", at: AT, subject: "question:a" };
const ATTEMPT = { ...EVENT, type: "attempt", response: ["c-1"], score: 0.5 };

function without(event: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([other]) => other !== name)) as JsonObject;
}

for (const name of Object.keys(EVENT)) {
  test(`an event needs a string as its ${name}`, () => {
    assert.ok(isEvent(EVENT));
    assert.ok(!isEvent(without(EVENT, name)));
    for (const wrong of [null, 7, true, [], {}, [EVENT.at]] as const) assert.ok(!isEvent({ ...EVENT, [name]: wrong }));
  });
}

for (const value of [null, 7, "attempt", true, [], {}, [EVENT], Object.values(EVENT)] as readonly Json[]) {
  test(`${JSON.stringify(value)} is not an event and cannot be imported`, () => {
    assert.ok(!isEvent(value));
    assert.ok(!isImportable(value));
  });
}

test("an attempt needs a response and a score from 0 to 1", () => {
  for (const score of [0, 0.25, 1]) assert.ok(isAttempt({ ...ATTEMPT, score }));
  for (const score of [-0.01, 1.01, "1", null, true, [1]] as const) assert.ok(!isAttempt({ ...ATTEMPT, score } as never));
  assert.ok(!isAttempt(without(ATTEMPT, "score") as never));
  assert.ok(!isAttempt(without(ATTEMPT, "response") as never));
});

test("an event of another type is not an attempt, whatever its fields, but can be imported", () => {
  assert.ok(!isAttempt({ ...ATTEMPT, type: "mark" }));
  assert.ok(isImportable({ ...ATTEMPT, type: "mark", score: 7 }));
  assert.ok(isImportable(EVENT));
});

test("an invalid attempt is not imported", () => {
  assert.ok(isImportable(ATTEMPT));
  assert.ok(!isImportable({ ...ATTEMPT, score: 7 }));
  assert.ok(!isImportable(without(ATTEMPT, "response")));
});

const OPTIONAL: readonly JsonObject[] = [
  {},
  { offset: 120 },
  { offset: "two hours" },
  { offset: null },
  { hints: 2, confidence: "sure", via: "review" },
  { hints: "many", confidence: 7, via: {} },
  { unknown: [1, { deep: true }] },
];

for (const fields of OPTIONAL) {
  test(`an attempt with the fields ${JSON.stringify(fields)} counts, and they are kept`, () => {
    const event = { ...ATTEMPT, ...fields };
    const progress = reduce([event]).get("question:a");
    assert.equal(progress?.attempts.length, 1);
    assert.deepEqual(progress?.last, event);
  });
}

test("an attempt without an id, a type, a time or a subject does not count", () => {
  for (const name of Object.keys(EVENT)) assert.equal(reduce([without(ATTEMPT, name)]).size, 0);
});

test("an event may be up to one day in the future", () => {
  const limit = findTimeLimit(AT);
  assert.equal(limit, "2026-06-02T12:00:00.000Z");
  assert.ok(hasCredibleTime({ ...EVENT, at: limit }, limit));
  assert.ok(!hasCredibleTime({ ...EVENT, at: "2026-06-02T12:00:00.001Z" }, limit));
});

const TIMES: readonly (readonly [at: string, isCredible: boolean])[] = [
  ["2026-06-01T11:00:00.000Z", true],
  ["2026-06-01T11:00:00.5Z", true],
  ["2026-06-01T11:00:00Z", true],
  [" 2026-06-01T11:00:00.000Z", false],
  ["+002026-06-01T11:00:00.000Z", false],
  ["2026-06-01T11:00:00.000Z ", false],
  ["2026-06-01T11:00:00.000Z (UTC)", false],
  ["2026-06-01T11:00:00.0000Z", false],
  ["2026-06-01T11:00Z", false],
  ["2026-06-01T11:00:00.000", false],
  ["2026-06-01T25:00:00.000Z", false],
];

for (const [at, isCredible] of TIMES) {
  test(`the time '${at}' is ${isCredible ? "" : "not "}credible`, () => {
    assert.equal(hasCredibleTime({ ...EVENT, at }, findTimeLimit(AT)), isCredible);
  });
}
