// SPDX-License-Identifier: MIT
// The memory of a concept equals that of py-fsrs, and intervals stay within their limits.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Grade } from "../../../plugins/widgets/src/core/learner/grade.ts";
import { createScheduler, type Memory } from "../../../plugins/widgets/src/core/learner/memory.ts";

type History = readonly [
  retention: number,
  reviews: readonly (readonly [day: number, grade: Grade])[],
  intervals: readonly number[],
  stability: number,
  difficulty: number,
  later: number,
  recall: number,
];

const CASES = process.env["FSRS_CASES"] ?? `${import.meta.dirname}/../../cases/fsrs.json`;
const ORACLE = JSON.parse(readFileSync(CASES, "utf-8"));

test("stability, difficulty, intervals and recall equal those of py-fsrs", () => {
  assert.ok(ORACLE.histories.length >= 300);
  for (const [retention, reviews, intervals, stability, difficulty, later, recall] of ORACLE.histories as History[]) {
    const scheduler = createScheduler(retention);
    let memory: Memory | undefined;
    const planned: number[] = [];
    for (const [day, grade] of reviews) {
      memory = scheduler.review(memory, day, grade);
      planned.push(scheduler.findDue(memory) - day);
    }
    assert.ok(memory);
    assert.deepEqual(planned, intervals);
    assert.ok(Math.abs(memory.stability / stability - 1) < 1e-6);
    assert.ok(Math.abs(memory.difficulty - difficulty) < 1e-6);
    assert.ok(Math.abs(scheduler.findRecall(memory, memory.day + later) - recall) < 1e-6);
  }
});

test("the next review is 1 to 365 days away", () => {
  const scheduler = createScheduler();
  const dueAfter = (stability: number) => scheduler.findDue({ stability, day: 100 });
  assert.deepEqual([0.001, 7, 364.4, 5000].map(dueAfter), [101, 107, 464, 465]);
});

test("a concept is due when recall has fallen to the retention", () => {
  for (const retention of [0.8, 0.9, 0.95]) {
    const scheduler = createScheduler(retention);
    const trace = { stability: 50, day: 0 };
    assert.ok(Math.abs(scheduler.findRecall(trace, scheduler.findDue(trace)) - retention) < 0.005);
  }
});

test("a clock that went back does not raise recall above 1", () => {
  assert.equal(createScheduler().findRecall({ stability: 5, day: 10 }, 8), 1);
});
