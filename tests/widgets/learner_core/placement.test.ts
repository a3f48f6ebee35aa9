// SPDX-License-Identifier: MIT
// A placement asks few questions and rarely believes wrongly that something is known.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Course, findPath } from "../../../plugins/widgets/src/core/learner/course.ts";
import {
  computePlacement,
  ENOUGH_SETTLED,
  MOST_QUESTIONS,
  type Placement,
  type PlacementStep,
} from "../../../plugins/widgets/src/core/learner/placement.ts";
import { makeCourse, makeRandomGraph, seededRandom } from "./samples.ts";

const NOTHING = () => false;
const right = (concept: number): PlacementStep => ({ concept, isRight: true });
const wrong = (concept: number): PlacementStep => ({ concept, isRight: false });
const chain = (length: number) => makeCourse(Array.from({ length }, (_, index) => (index > 0 ? [index - 1] : [])));

/** Asks until the placement is finished. */
function run(course: Course, goal: number, respond: (concept: number) => boolean): Placement & { asked: number[] } {
  const steps: PlacementStep[] = [];
  for (;;) {
    const placement = computePlacement(course, goal, NOTHING, steps);
    if (placement.next === undefined) return { ...placement, asked: steps.map(({ concept }) => concept) };
    steps.push({ concept: placement.next, isRight: respond(placement.next) });
  }
}

test("a right response speaks for all prerequisites, a wrong one against all that need the concept", () => {
  const course = chain(5);
  assert.deepEqual(computePlacement(course, 4, NOTHING, [right(2)]), { next: 3, known: [0, 1, 2], unsettled: [3, 4] });
  assert.deepEqual(computePlacement(course, 4, NOTHING, [wrong(2)]), { next: 0, known: [], unsettled: [0, 1] });
});

test("the concept in the middle is asked first", () => {
  assert.equal(computePlacement(chain(9), 8, NOTHING, []).next, 4);
});

test("on a very long path only some concepts are compared, so that asking stays fast", () => {
  let reads = 0;
  const { concepts, ...course } = chain(3000);
  const counted = concepts.map(({ before, ...concept }) => ({
    ...concept,
    get before() {
      reads += 1;
      return before;
    },
  }));
  const { next = -1 } = computePlacement({ ...course, concepts: counted }, 2999, NOTHING, []);
  assert.ok(reads < 1_000_000, `${reads} reads`);
  assert.ok(next >= 0);
});

test("contradictory responses settle nothing, and no concept is asked twice", () => {
  const { next, known, unsettled } = computePlacement(chain(3), 2, NOTHING, [right(1), wrong(0)]);
  assert.deepEqual({ next, known, unsettled }, { next: undefined, known: [], unsettled: [0, 1] });
});

test("candidates are the goal and its ancestors that are not known and have questions", () => {
  const course = makeCourse([[], [0], [1], [2], []], [1, 1, 0, 1, 1]);
  const { unsettled } = computePlacement(course, 3, (index) => index === 1, []);
  assert.deepEqual(unsettled, [0, 3]);
  // Evidence passes through the others.
  assert.deepEqual(computePlacement(course, 3, (index) => index === 1, [right(3)]).known, [0, 3]);
});

test("evidence weakens along the graph if the goal has more than 20 ancestors", () => {
  assert.deepEqual(computePlacement(chain(21), 20, NOTHING, [right(20)]).known.length, 21);
  assert.deepEqual(computePlacement(chain(22), 21, NOTHING, [right(21)]).known, [21]);
  assert.deepEqual(computePlacement(chain(22), 21, NOTHING, [right(21), right(20)]).known, [19, 20, 21]);
});

test("a wrong response weighs less than a right one", () => {
  const { unsettled } = computePlacement(chain(22), 21, NOTHING, [wrong(0), wrong(1), wrong(2)]);
  assert.deepEqual(unsettled, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
});

test("it is finished when at most 15 % are unsettled", () => {
  assert.equal(computePlacement(chain(20), 19, NOTHING, [right(15)]).unsettled.length, 4);
  assert.notEqual(computePlacement(chain(20), 19, NOTHING, [right(15)]).next, undefined);
  assert.equal(computePlacement(chain(20), 19, NOTHING, [right(16)]).unsettled.length, 3);
  assert.equal(computePlacement(chain(20), 19, NOTHING, [right(16)]).next, undefined);
});

test("it is finished after 12 questions", () => {
  const wide = makeCourse([...Array.from({ length: 40 }, () => []), Array.from({ length: 40 }, (_, index) => index)]);
  const { asked, unsettled } = run(wide, 40, () => false);
  assert.equal(asked.length, 12);
  assert.ok(unsettled.length > 20);
});

test("a goal that is known, or that has nothing to ask, is finished at once", () => {
  assert.equal(computePlacement(chain(3), 2, () => true, []).next, undefined);
  assert.equal(computePlacement(makeCourse([[], [0]], 0), 1, NOTHING, []).next, undefined);
});

test("simulated learners: it stops in time, and few concepts are wrongly believed known", () => {
  const random = seededRandom(12);
  const total = { candidates: 0, claimed: 0, mistaken: 0 };
  for (let round = 0; round < 400; round++) {
    const course = makeCourse(makeRandomGraph(10 + (round % 60), random));
    const goal = course.concepts.length - 1;
    const path = findPath(course, [goal]);
    const knows = new Set<number>();
    const share = 0.5 + random() / 2;
    for (const index of path) {
      if (course.concepts[index]?.before.every((other) => knows.has(other)) && random() < share) knows.add(index);
    }
    const placement = run(course, goal, (index) => random() < (knows.has(index) ? 0.9 : 0.05));
    const { asked, unsettled, known } = placement;
    assert.ok(asked.length <= MOST_QUESTIONS);
    assert.equal(new Set(asked).size, asked.length);
    const isSettled = unsettled.length <= ENOUGH_SETTLED * path.length;
    assert.ok(isSettled || asked.length === MOST_QUESTIONS || unsettled.every((index) => asked.includes(index)));
    total.candidates += path.length;
    total.claimed += known.length;
    total.mistaken += known.filter((index) => !knows.has(index)).length;
  }
  assert.ok(total.claimed > 500);
  assert.ok(total.mistaken < 0.03 * total.candidates, JSON.stringify(total));
  assert.ok(total.mistaken < 0.1 * total.claimed, JSON.stringify(total));
});
