// SPDX-License-Identifier: MIT
// Progress is computed from the event log alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../plugins/widgets/src/core/json.ts";
import { reduce, sortEvents } from "../../plugins/widgets/src/core/reduce.ts";

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, "0")}.000Z`;

function attempt(second: number, score: number, subject = "question:a", id = `e${second}`) {
  return { id, type: "attempt", at: at(second), subject, response: [`c-${second}`], score, hints: 0 };
}

function reset(second: number, subject: string, undoes?: string) {
  const event = { id: `r${second}`, type: "reset", at: at(second), subject };
  return undoes === undefined ? event : { ...event, undoes };
}

const attemptsOf = (log: readonly Json[], subject = "question:a") => reduce(log).get(subject)?.attempts.length ?? 0;

test("an empty log has no progress", () => {
  assert.equal(reduce([]).size, 0);
});

test("attempts are counted separately for each question", () => {
  const log = [attempt(1, 0), attempt(2, 1), attempt(3, 0, "question:b")];
  assert.equal(attemptsOf(log), 2);
  assert.equal(attemptsOf(log, "question:b"), 1);
});

test("the last attempt is the latest by time, in any order of the log", () => {
  const log = [attempt(3, 1), attempt(1, 0), attempt(2, 0)];
  assert.equal(reduce(log).get("question:a")?.last.id, "e3");
});

test("attempts with the same time are sorted by id", () => {
  const log = [attempt(1, 0, "question:a", "z"), attempt(1, 1, "question:a", "b")];
  assert.equal(reduce(log).get("question:a")?.last.id, "z");
});

test("an event that is in the log twice counts once", () => {
  assert.equal(attemptsOf([attempt(1, 0), attempt(1, 0)]), 1);
});

test("wrong attempts in a row are counted, and a right one ends the row", () => {
  const wrongInRow = (scores: readonly number[]) =>
    reduce(scores.map((score, place) => attempt(place, score))).get("question:a")?.wrongInRow;
  assert.equal(wrongInRow([0]), 1);
  assert.equal(wrongInRow([0, 0.5]), 2);
  assert.equal(wrongInRow([0, 0, 1]), 0);
  assert.equal(wrongInRow([0, 0, 1, 0]), 1);
});

test("a reset hides only the earlier events of its subject", () => {
  const log = [attempt(1, 0), attempt(2, 0, "question:b"), reset(3, "question:a"), attempt(4, 1)];
  assert.equal(attemptsOf(log), 1);
  assert.equal(attemptsOf(log, "question:b"), 1);
});

test("a reset of the site hides all earlier events", () => {
  const log = [attempt(1, 0), attempt(2, 0, "question:b"), reset(3, "site"), attempt(4, 1)];
  assert.equal(attemptsOf(log), 1);
  assert.equal(attemptsOf(log, "question:b"), 0);
});

test("a reset that was undone hides nothing, nor does the undoing", () => {
  const log = [attempt(1, 0), reset(2, "question:a"), attempt(3, 0), reset(4, "question:a", "r2")];
  assert.equal(attemptsOf(log), 2);
});

test("undoing one reset leaves another in force", () => {
  const log = [
    attempt(1, 0),
    reset(2, "question:a"),
    attempt(3, 0),
    reset(4, "site"),
    reset(5, "site", "r4"),
  ];
  assert.equal(attemptsOf(log), 1);
});

test("invalid events and events of unknown types are ignored", () => {
  const junk: readonly Json[] = [
    null,
    7,
    "x",
    [],
    {},
    { id: 1, type: "attempt", at: at(1), subject: "question:a" },
  ];
  const unknown = { id: "u", type: "dream", at: at(2), subject: "question:a" };
  const broken = { id: "b", type: "attempt", at: at(3), subject: "question:a", score: "1", response: [] };
  assert.equal(attemptsOf([...junk, unknown, broken, attempt(4, 1)]), 1);
});

test("events are sorted the same way from any order", () => {
  const events = [attempt(2, 0), attempt(1, 0), attempt(1, 0, "question:b", "e0")];
  assert.deepEqual(sortEvents(events), sortEvents([...events].reverse()));
});

test("only a reset undoes a reset", () => {
  const log = [attempt(1, 0), reset(2, "question:a"), { ...attempt(3, 1), undoes: "r2" }];
  assert.equal(attemptsOf(log), 1);
});

const assessed = (id: string, at: string, completes?: string, subject = "question:a") => ({
  ...{ id, at, type: "attempt", subject, response: { text: "t", ideas: [] }, score: completes ? 1 : 0 },
  ...(completes && { completes }),
});

test("an attempt takes the place of the one that it completes, in any order of the log", () => {
  const log = [
    assessed("1", "2026-01-01T00:00:00.000Z"),
    assessed("2", "2026-01-01T00:01:00.000Z", "1"),
    assessed("3", "2026-01-01T00:02:00.000Z", "2"),
  ];
  for (const events of [log, log.toReversed()]) {
    const progress = reduce(events).get("question:a");
    assert.deepEqual([progress?.attempts.length, progress?.last.id, progress?.wrongInRow], [1, "3", 0]);
  }
});

test("an attempt completes only one of the same question", () => {
  const log = [
    assessed("1", "2026-01-01T00:00:00.000Z"),
    assessed("2", "2026-01-01T00:01:00.000Z", "1", "question:b"),
    assessed("3", "2026-01-01T00:02:00.000Z", "gone"),
  ];
  assert.equal(reduce(log).get("question:a")?.attempts.length, 2);
});

test("an attempt completes no reset", () => {
  const log = [attempt(1, 0), reset(2, "question:a"), { ...attempt(3, 1), completes: "r2" }];
  assert.equal(attemptsOf(log), 1);
});
