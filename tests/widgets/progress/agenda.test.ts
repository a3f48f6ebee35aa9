// SPDX-License-Identifier: MIT
// What is due today, and how the next reviews are named.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findAgenda, groupDays } from "../../../plugins/widgets/src/core/progress/agenda.ts";
import { at, attempt, dayOf, event, makeCourse } from "../learner_core/samples.ts";
import { learnerOn } from "./learners.ts";

// 2026-01-01 was a Thursday.
const THURSDAY = dayOf(0);
const SUNDAY = dayOf(3);
const name = (days: readonly number[], today = THURSDAY) =>
  groupDays(
    days.map((day) => today + day),
    today,
  ).map(({ when, day, count }) => `${count} ${when} ${day - today}`);

test("tomorrow and another day of this week are named one by one", () => {
  assert.deepEqual(name([]), []);
  assert.deepEqual(name([2, 1, 2]), ["1 tomorrow 1", "2 day 2"]);
  assert.deepEqual(name([3]), ["1 day 3"]);
});

test("more days of this week are named by the last of them", () => {
  assert.deepEqual(name([1, 2, 3, 3]), ["1 tomorrow 1", "3 by 3"]);
});

test("the week ends on Sunday, and the next one is counted as a whole", () => {
  assert.deepEqual(name([3, 4, 10, 11]), ["1 day 3", "2 week 4"]);
  assert.deepEqual(name([1, 2, 7, 8], SUNDAY), ["1 tomorrow 1", "2 week 2"]);
});

test("what is further away is named only if nothing comes before it", () => {
  assert.deepEqual(name([40, 30, 30]), ["2 day 30"]);
  assert.deepEqual(name([5, 30]), ["1 week 5"]);
});

test("every day is in one batch at most, whatever the weekday of today", () => {
  for (let weekday = 0; weekday < 7; weekday++) {
    const batches = groupDays([1, 2, 3, 4, 5, 6, 7].map((day) => THURSDAY + weekday + day), THURSDAY + weekday);
    const counted = batches.reduce((sum, { count }) => sum + count, 0);
    assert.equal(counted, 7);
  }
});

test("an agenda counts the concepts that are due and have questions", () => {
  const course = makeCourse([[], [], [], []], [1, 1, 0, 1]);
  const log = [
    attempt("c0-0", at(0), 1),
    attempt("c1-0", at(5), 1),
    event("mark", "concept:c2", at(0), { value: "known", by: "placement" }),
  ];
  const agenda = findAgenda(learnerOn(6, course, log));
  assert.deepEqual([agenda.due, agenda.minutes, agenda.isBacklog, agenda.isBack], [1, 2, false, false]);
  assert.deepEqual(agenda.next.map(({ day, count }) => [day, count]), [[dayOf(5 + 2), 1]]);
});

test("more than ten due concepts are a backlog, and minutes are those of one session", () => {
  const course = makeCourse(Array.from({ length: 19 }, () => []));
  const log = course.concepts.map((_, index) => attempt(`c${index}-0`, at(0), 1));
  const agenda = findAgenda(learnerOn(60, course, log));
  assert.deepEqual([agenda.due, agenda.minutes, agenda.isBacklog, agenda.isBack], [19, 15, true, true]);
});

test("a learner without a record has nothing due and was not away", () => {
  const agenda = findAgenda(learnerOn(60, makeCourse([[], [0]]), []));
  assert.deepEqual(agenda, { due: 0, minutes: 0, isBacklog: false, isBack: false, next: [] });
});
