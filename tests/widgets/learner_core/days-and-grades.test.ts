// SPDX-License-Identifier: MIT
// Which attempts count, on which day, and with which grade.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../../plugins/widgets/src/core/json.ts";
import { findEventDay } from "../../../plugins/widgets/src/core/learner/day.ts";
import { AGAIN, findGrade, GOOD, HARD, isPassed } from "../../../plugins/widgets/src/core/learner/grade.ts";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import { type AttemptEvent, findTimeLimit } from "../../../plugins/widgets/src/core/learner-event.ts";
import { at, attempt, dayOf, type Event, event, LIMIT } from "./samples.ts";

const gradeOf = (score: number, more: object = {}) => findGrade(attempt("q", at(0), score, more) as unknown as AttemptEvent);
const idsOf = (log: readonly Json[], question = "q") =>
  (readHistory(log, LIMIT).attempts.get(question) ?? []).map((counted) => counted.attempt.id);
const dayAt = (time: string, offset?: Json) => findEventDay(event("attempt", "question:q", time, { offset }) as Event);

test("a day ends at 4 o'clock, local time", () => {
  assert.equal(dayAt("2026-01-02T03:59:59.999Z"), dayOf(0));
  assert.equal(dayAt("2026-01-02T04:00:00.000Z"), dayOf(1));
  assert.equal(dayAt("2026-01-02T01:59:59.999Z", 120), dayOf(0));
  assert.equal(dayAt("2026-01-02T02:00:00.000Z", 120), dayOf(1));
  assert.equal(dayAt("2026-01-02T11:59:59.999Z", -480), dayOf(0));
  assert.equal(dayAt("2026-01-02T12:00:00.000Z", -480), dayOf(1));
});

test("without a valid offset an event counts as UTC", () => {
  for (const offset of [undefined, null, "120", 841, -100_000]) assert.equal(dayAt(at(3, "03:00:00"), offset), dayOf(2));
  assert.equal(dayAt(at(3, "03:00:00"), 840), dayOf(3));
});

test("attempts at 23:50 and 00:10 UTC are on one day in California", () => {
  const [late, next] = [attempt("q", at(0, "23:50:00"), 0, { offset: -480 }), attempt("q", at(1, "00:10:00"), 1, { offset: -480 })];
  assert.deepEqual(idsOf([late, next]), [late.id]);
});

test("the first attempt of a day counts, later ones are practice", () => {
  const log = [attempt("q", at(0), 0), attempt("q", at(0), 1), attempt("q", at(1), 1), attempt("r", at(0), 1)];
  assert.deepEqual(idsOf(log), [log[0]?.id, log[2]?.id]);
  assert.deepEqual(idsOf([...log].reverse()), [log[0]?.id, log[2]?.id]);
});

test("an event without a credible time counts for nothing", () => {
  const limit = findTimeLimit(at(0));
  const log = ["yesterday", "+012026-01-01T00:00:00.000Z", at(2), "2026-13-45T00:00:00.000Z"].flatMap((time) => [
    attempt("q", time, 1),
    event("mark", "concept:c", time, { value: "known", by: "hand" }),
    event("goal", "concept:c", time, { value: true }),
  ]);
  const { attempts, marks, goals } = readHistory(log, limit);
  assert.deepEqual([attempts.size, marks.size, goals.size], [0, 0, 0]);
  assert.equal(readHistory([attempt("q", at(1), 1)], limit).attempts.size, 1);
});

test("attempts belong to questions, marks and goals to concepts", () => {
  const log = [
    event("attempt", "concept:c", at(0), { response: [], score: 1 }),
    event("mark", "question:c", at(0), { value: "known" }),
    event("goal", "question:c", at(0), { value: true }),
    event("mark", "concept:c", at(0), { value: "expert" }),
    event("attempt", "question:c", at(0), { response: [], score: 2 }),
  ];
  const { attempts, marks, goals } = readHistory(log, LIMIT);
  assert.deepEqual([attempts.size, marks.size, goals.size], [0, 0, 0]);
});

test("the latest mark and the latest word on a goal count", () => {
  const mark = (day: number, value: string) => event("mark", "concept:c", at(day), { value, by: "placement" });
  const goal = (day: number, id: string, value: boolean) => event("goal", `concept:${id}`, at(day), { value });
  const log = [mark(2, "learning"), mark(1, "known"), goal(1, "a", true), goal(2, "b", true), goal(3, "a", false)];
  const { marks, goals } = readHistory(log, LIMIT);
  assert.deepEqual([marks.get("c")?.value, marks.get("c")?.by, [...goals]], ["learning", "placement", ["b"]]);
  const byHand = event("mark", "concept:c", at(3), { value: "none", by: "hand" });
  assert.equal(readHistory([...log, byHand], LIMIT).marks.get("c")?.by, "hand");
});

test("a reset hides attempts, marks and goals until it is undone", () => {
  const log = [
    attempt("q", at(0), 1),
    event("mark", "concept:c", at(0), { value: "known", by: "hand" }),
    event("goal", "concept:d", at(0), { value: true }),
  ];
  const sizes = (events: readonly Event[]) => {
    const { attempts, marks, goals } = readHistory(events, LIMIT);
    return [attempts.size, marks.size, goals.size];
  };
  const reset = (subject: string) => event("reset", subject, at(1));
  const site = reset("site");
  assert.deepEqual(sizes([...log, site]), [0, 0, 0]);
  assert.deepEqual(sizes([...log, reset("concept:c"), reset("concept:d")]), [1, 0, 0]);
  assert.deepEqual(sizes([...log, site, event("reset", "site", at(2), { undoes: site.id })]), [1, 1, 1]);
});

test("questions can be known by other keys than their ids", () => {
  const { attempts } = readHistory([attempt("q", at(0), 1)], LIMIT, (id) => id.toUpperCase());
  assert.deepEqual([...attempts.keys()], ["Q"]);
});

test("grades are the numbers of FSRS", () => {
  assert.deepEqual([AGAIN, HARD, GOOD], [1, 2, 3]);
});

test("what is not passed is again, what needed help or is doubtful is hard, the rest is good", () => {
  assert.deepEqual([gradeOf(0), gradeOf(0.99), gradeOf(0, { hints: 1 })], [AGAIN, AGAIN, AGAIN]);
  assert.deepEqual([gradeOf(1, { hints: 1 }), gradeOf(1, { confidence: "unsure" })], [HARD, HARD]);
  assert.deepEqual([gradeOf(1), gradeOf(1, { confidence: "sure" })], [GOOD, GOOD]);
});

test("an open response passes with three of five ideas, and is good with all", () => {
  const open = (score: number) => gradeOf(score, { response: { text: "Text.", ideas: ["a"] } });
  assert.deepEqual([open(0.59), open(3 / 5), open(0.8), open(1)], [AGAIN, HARD, HARD, GOOD]);
  assert.equal(gradeOf(0.8, { response: { first: "a" } }), AGAIN);
});

test('"I don\'t know" is recorded as no response and is not passed', () => {
  const log = [attempt("q", at(0), 0, { response: null })];
  const counted = readHistory(log, LIMIT).attempts.get("q")?.[0];
  assert.equal(counted && isPassed(counted.attempt), false);
});
