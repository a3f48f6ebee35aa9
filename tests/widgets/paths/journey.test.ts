// SPDX-License-Identifier: MIT
// How far a learner has come on a path, and where to continue.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findContinuation,
  findJourney,
  findLastAnswered,
  roundMinutes,
} from "../../../plugins/widgets/src/core/paths/journey.ts";
import { at, attempt, event, makeCourse } from "../learner_core/samples.ts";
import { learnerOn } from "../progress/learners.ts";

// A chain of four, of which the third has no questions.
const CHAIN = makeCourse([[], [0], [1], [2]], [1, 2, 0, 7]);
const STEPS = [0, 1, 2, 3].map((concept) => ({ concept, minutes: 2 }));

const master = (concept: string) => [attempt(`${concept}-0`, at(0), 1), attempt(`${concept}-0`, at(1), 1)];

test("a path that nobody has begun is all left, but for what has no questions and for more than five of a concept", () => {
  const journey = findJourney(learnerOn(2, CHAIN, []), STEPS);
  assert.equal(journey.here, 0);
  assert.equal(journey.isBegun, false);
  assert.equal(journey.conceptsLeft, 3);
  assert.equal(journey.questionsLeft, 1 + 2 + 5);
  assert.equal(journey.minutesLeft, 15);
});

test("the learner is at the first step that is left, whatever is done after it", () => {
  const log = [...master("c0"), event("mark", "concept:c3", at(1), { value: "known" })];
  const journey = findJourney(learnerOn(2, CHAIN, log), STEPS);
  assert.deepEqual(journey.areLearned, [true, false, false, true]);
  assert.equal(journey.here, 1);
  assert.equal(journey.isBegun, true);
  assert.deepEqual([journey.conceptsLeft, journey.questionsLeft, journey.minutesLeft], [1, 2, 4]);
});

test("a step that only waits for another day is left, but the learner goes on with the next one", () => {
  const first = [attempt("c0-0", at(1), 1)];
  const journey = findJourney(learnerOn(1, CHAIN, first), STEPS);
  assert.deepEqual(journey.areLearned, [false, false, false, false]);
  assert.equal(journey.here, 1);
  assert.equal(findContinuation(learnerOn(1, CHAIN, first)), 3);
  const rest = [0, 1, 2, 3, 4].map((number) => attempt(`c3-${number}`, at(1), 1));
  const all = [...first, attempt("c1-0", at(1), 1), attempt("c1-1", at(1), 1), ...rest];
  assert.equal(findJourney(learnerOn(1, CHAIN, all), STEPS).here, 0);
});

test("a question that was passed is not left, even if its concept is", () => {
  const journey = findJourney(learnerOn(2, CHAIN, [...master("c0"), attempt("c1-0", at(1), 1)]), STEPS);
  assert.equal(journey.here, 1);
  assert.equal(journey.questionsLeft, 1 + 5);
});

test("a question that two steps share is left once, and passing it counts for both", () => {
  const [first, second] = makeCourse([[], [0]], [2, 6]).concepts;
  if (!first || !second) assert.fail();
  const shared = { ...second, groups: [...second.groups.slice(0, 5), ...first.groups.slice(0, 1)] };
  const course = { concepts: [first, shared], chapters: [] };
  const leftAfter = (log: readonly ReturnType<typeof attempt>[]) =>
    findJourney(learnerOn(2, course, log), STEPS.slice(0, 2)).questionsLeft;
  assert.equal(leftAfter([]), 2 + 4);
  assert.equal(leftAfter([attempt("c0-0", at(1), 1)]), 1 + 4);
  assert.equal(leftAfter([attempt("c0-1", at(1), 1), attempt("c1-1", at(1), 1)]), 1 + 3);
  assert.equal(leftAfter([attempt("c0-0", at(1), 0)]), 2 + 4);
});

test("a step without questions is passed over, and the path ends without it", () => {
  const known = ["c0", "c1", "c3"].map((id) => event("mark", `concept:${id}`, at(0), { value: "known" }));
  const journey = findJourney(learnerOn(2, CHAIN, known), STEPS);
  assert.equal(journey.here, undefined);
  assert.equal(journey.conceptsLeft, 0);
  assert.equal(findJourney(learnerOn(2, CHAIN, known.slice(0, 2)), STEPS).here, 3);
});

test("what is due is counted, and a step that the course does not have is none", () => {
  const log = [...master("c0"), attempt("c1-0", at(1), 0)];
  const steps = [...STEPS, { concept: undefined, minutes: 9 }];
  const journey = findJourney(learnerOn(200, CHAIN, log), steps);
  assert.equal(journey.due, 2);
  assert.equal(journey.areLearned.at(-1), false);
  assert.equal(journey.conceptsLeft, 2);
});

test("ten minutes or more are rounded to five", () => {
  assert.deepEqual([0, 7, 9, 10, 12, 13, 53].map(roundMinutes), [0, 7, 9, 10, 10, 15, 55]);
});

test("a learner continues with what was answered last, and after that with what is ready", () => {
  const begun = [...master("c0"), attempt("c3-0", at(1), 1), attempt("c1-0", at(1, "13:00:00"), 1)];
  assert.equal(findContinuation(learnerOn(2, CHAIN, begun)), 1);
  assert.equal(findContinuation(learnerOn(2, CHAIN, master("c0"))), 1);
  assert.equal(findLastAnswered(learnerOn(2, CHAIN, master("c0"))), undefined);
  assert.equal(findContinuation(learnerOn(2, CHAIN, [])), 0);
});

test("who knows everything has nothing to continue", () => {
  const known = ["c0", "c1", "c3"].map((id) => event("mark", `concept:${id}`, at(0), { value: "known" }));
  assert.equal(findContinuation(learnerOn(2, CHAIN, known)), undefined);
});

test("after a question of several concepts, the learner goes on where it was answered, or else where most was", () => {
  const [first, second, third] = makeCourse([[], [], []], [1, 3, 3]).concepts;
  if (!first || !second || !third) assert.fail();
  const shared = { questions: [["shared"]] };
  const both = [second, third].map((concept) => ({ ...concept, groups: [...concept.groups, shared] }));
  const course = { concepts: [first, ...both], chapters: [] };
  const after = (...log: readonly ReturnType<typeof attempt>[]) => findContinuation(learnerOn(1, course, log));
  const answer = attempt("shared", at(1), 0);
  assert.equal(after(answer), 1);
  assert.equal(after({ ...answer, on: "c2" }), 2);
  assert.equal(after({ ...answer, on: "c1" }), 1);
  assert.equal(after(attempt("c2-0", at(0), 0), answer), 2);
  assert.equal(after(attempt("c2-0", at(0), 0), { ...answer, on: "c1" }), 1);
  assert.equal(after({ ...answer, on: "gone" }), 1);
});
