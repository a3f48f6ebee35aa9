// SPDX-License-Identifier: MIT
// Why a concept is offered, and what is left on the way to several goals.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findGoals } from "../../../plugins/widgets/src/core/progress/goals.ts";
import { explainNext } from "../../../plugins/widgets/src/core/progress/ready-concepts.ts";
import { at, attempt, dayOf, event, makeCourse } from "../learner_core/samples.ts";
import { learnerOn } from "./learners.ts";

const known = (concept: number) => event("mark", `concept:c${concept}`, at(0), { value: "known", by: "hand" });
const goal = (concept: number | string, value = true, day = 0) =>
  event("goal", `concept:c${concept}`, at(day), { value });

test("a concept is offered with the goal that needs it and the day on which it was begun", () => {
  const course = makeCourse([[], [0], [1], [0]], 2);
  const log = [goal(2), attempt("c0-1", at(3), 0), attempt("c0-0", at(5), 1)];
  const { begun, ready } = explainNext(learnerOn(5, course, log));
  assert.deepEqual(begun, [{ concept: 0, goal: 2, begun: dayOf(3), before: [], areMastered: true, opens: 2 }]);
  assert.deepEqual(ready, []);
});

test("what is begun is not ready to learn, and what is due is in neither list", () => {
  const course = makeCourse([[], [], [0], [2]], 2);
  const log = [known(0), attempt("c2-0", at(5), 1), attempt("c3-0", at(5), 0)];
  const concepts = (day: number) => {
    const { begun, ready } = explainNext(learnerOn(day, course, log));
    return [begun.map(({ concept }) => concept), ready.map(({ concept }) => concept)];
  };
  assert.deepEqual(concepts(5), [[2, 3], [1]]);
  assert.deepEqual(concepts(6), [[2], [1]]);
  assert.deepEqual(concepts(60), [[], [1]]);
});

test("the oldest of several goals is named", () => {
  const course = makeCourse([[], [0], [0]]);
  const found = explainNext(learnerOn(1, course, [goal(2), goal(1, true, 1)])).ready;
  assert.deepEqual(found.map((ready) => [ready.concept, ready.goal]), [[0, 2]]);
});

test("what a concept builds on is mastered, or else known", () => {
  const course = makeCourse([[], [], [0], [0, 1]]);
  const log = [attempt("c0-0", at(0), 1), attempt("c0-0", at(1), 1), known(1)];
  const found = explainNext(learnerOn(2, course, log)).ready;
  assert.deepEqual(
    found.map(({ concept, before, areMastered }) => [concept, before, areMastered]),
    [
      [2, [0], true],
      [3, [0, 1], false],
    ],
  );
});

test("the concepts that goals share are counted for the later one, and once in all", () => {
  const course = makeCourse([[], [0], [1], [1], [3]], [1, 1, 1, 1, 0]);
  const { paths, together, gone } = findGoals(learnerOn(1, course, [known(0), goal(2), goal(4, true, 1)]));
  assert.deepEqual(
    paths.map(({ goal: concept, conceptsLeft, shared, next }) => [concept, conceptsLeft, shared, next]),
    [
      [2, 2, 0, 1],
      [4, 2, 1, 1],
    ],
  );
  assert.deepEqual([together.conceptsLeft, together.questionsLeft, together.steps.length, gone], [3, 3, 5, 0]);
});

test("a goal that is reached has nothing to go on with, and one that is gone from the site is counted", () => {
  const { paths, gone } = findGoals(learnerOn(1, makeCourse([[]]), [known(0), goal(0), goal("-gone")]));
  assert.deepEqual(paths.map(({ next, conceptsLeft }) => [next, conceptsLeft]), [[undefined, 0]]);
  assert.equal(gone, 1);
});

test("a goal that was removed is not one any more", () => {
  assert.deepEqual(findGoals(learnerOn(2, makeCourse([[]]), [goal(0), goal(0, false, 1)])).paths, []);
});
