// SPDX-License-Identifier: MIT
// The example over five days in the guide, with what the rules make of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import { pickGroup } from "../../../plugins/widgets/src/core/learner/session.ts";
import { at, attempt, dayOf, type Event, LIMIT, makeCourse, SCHEDULER, statesOf } from "./samples.ts";

const GUIDE = readFileSync(`${import.meta.dirname}/../../../docs/guide/mastery.md`, "utf-8");
const DAY = /^(?<day>\w+day)\n: .*?\*\*(?<state>\w+)\*\*, next review on\s+\*\*(?<next>\w+day)\*\*\.$/gms;
const FIRST = "c0-0";
const SECOND = "c0-1";
const THIRD = "c0-2";
// 5 January 2026 is a Monday.
const MONDAY = 4;
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const course = makeCourse([[]], 3);
const days = [...GUIDE.matchAll(DAY)].map(({ groups }) => ({ ...groups }));

function answers(day: number): readonly Event[] {
  const time = (minute: number) => at(MONDAY + day, `18:0${minute}:00`);
  return [
    [
      attempt(FIRST, time(0), 1),
      attempt(SECOND, time(1), 0),
      attempt(SECOND, time(2), 1),
      attempt(THIRD, time(3), 1, { hints: 1 }),
    ],
    [attempt(FIRST, time(0), 1)],
    [attempt(SECOND, time(0), 1)],
    [attempt(THIRD, time(0), 0)],
    [attempt(FIRST, time(0), 1), attempt(THIRD, time(1), 1)],
  ][day] as readonly Event[];
}

test("the example of the guide is what the rules say", () => {
  assert.deepEqual(
    days.map(({ day }) => day),
    WEEK.slice(0, 5),
  );
  const log: Event[] = [];
  days.forEach(({ state, next }, day) => {
    log.push(...answers(day));
    const [computed] = statesOf(course, log);
    const due = (computed?.due ?? 0) - dayOf(MONDAY);
    assert.deepEqual([computed?.name, WEEK[due]], [state, next], WEEK[day]);
  });
});

test("the reviews of the example ask the question that was asked longest ago", () => {
  const log: Event[] = [];
  for (const day of [0, 1, 2, 3, 4]) {
    const asked = pickGroup(course.concepts[0], readHistory(log, LIMIT))?.questions[0]?.[0];
    if (day === 1 || day === 4) assert.equal(asked, FIRST, WEEK[day]);
    log.push(...answers(day));
  }
});

test("the gaps after the example are those that the guide names", () => {
  const log = [0, 1, 2, 3, 4].flatMap(answers);
  let memory = statesOf(course, log)[0]?.memory as Parameters<typeof SCHEDULER.review>[0];
  const gaps: number[] = [];
  while (memory && gaps.length < 5) {
    const due = SCHEDULER.findDue(memory);
    gaps.push(due - memory.day);
    memory = SCHEDULER.review(memory, due, 3);
  }
  const told = /next one it is (\d+) days, then (\d+), then (\d+),\s+then (\d+)\./.exec(GUIDE);
  assert.deepEqual(gaps.slice(1), told?.slice(1).map(Number));
});
