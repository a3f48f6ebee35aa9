// SPDX-License-Identifier: MIT
// What a learner is ready for, and the path to goals, compared with a plain recomputation on random graphs.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Course } from "../../../plugins/widgets/src/core/learner/course.ts";
import { computePath } from "../../../plugins/widgets/src/core/learner/path.ts";
import { findNext, findReady } from "../../../plugins/widgets/src/core/learner/ready.ts";
import type { ConceptState, StateName } from "../../../plugins/widgets/src/core/learner/state.ts";
import { makeCourse, makeRandomGraph, pickNumber, seededRandom } from "./samples.ts";

const NAMES: readonly StateName[] = ["unseen", "learning", "known", "mastered"];

let made = 0;

const stateOf = (name: StateName, questions = 1, passed = 0): ConceptState => ({
  name,
  due: undefined,
  memory: undefined,
  passed,
  questions,
  open: Array.from({ length: questions - passed }, () => `question ${made++}`),
  last: undefined,
});
const statesOf = (text: string) =>
  [...text].map((letter) => stateOf(NAMES.find((name) => name.startsWith(letter)) ?? "unseen"));

test("a concept is ready when all its direct prerequisites are mastered or known", () => {
  const course = makeCourse([[], [], [0, 1], [2]]);
  assert.deepEqual(findNext(course, statesOf("uuuu"), []), [0, 1]);
  assert.deepEqual(findNext(course, statesOf("mluu"), []), [1]);
  assert.deepEqual(findNext(course, statesOf("mkuu"), []), [2]);
  assert.deepEqual(findNext(course, statesOf("mkmm"), []), []);
});

test("a concept without questions blocks nothing and is not offered", () => {
  const course = makeCourse([[], [0], [1]], [1, 0, 1]);
  assert.deepEqual(findNext(course, statesOf("uuu"), []), [0, 2]);
});

test("what is on the way to a goal comes first, then what was begun, then what opens more", () => {
  const course = makeCourse([[], [], [], [], [1], [1], [3]]);
  assert.deepEqual(findNext(course, statesOf("uuuuuuu"), []), [1, 3, 0, 2]);
  assert.deepEqual(findNext(course, statesOf("uuluuuu"), []), [2, 1, 3, 0]);
  assert.deepEqual(findNext(course, statesOf("uuluuuu"), [6]), [3, 2, 1, 0]);
  assert.deepEqual(findNext(course, statesOf("uuluuuu"), [6, 0]), [3, 0, 2, 1]);
});

test("what only waits for another day comes last, whatever it is needed for", () => {
  const course = makeCourse([[], [], [0]], 2);
  const states = (passed: number) => [stateOf("learning", 2, passed), stateOf("unseen", 2), stateOf("unseen", 2)];
  assert.deepEqual(findNext(course, states(1), [2]), [0, 1]);
  assert.deepEqual(findNext(course, states(2), [2]), [1, 0]);
});

test("what is ready to learn is not begun, and keeps the order", () => {
  const course = makeCourse([[], [], [], [], [1], [1], [3]]);
  assert.deepEqual(findReady(course, statesOf("uuluuuu"), [6]), [3, 1, 0]);
  assert.deepEqual(findReady(course, statesOf("lkllmmm"), []), []);
});

test("only concepts that would be ready at once count as opened", () => {
  const course = makeCourse([[], [], [], [0, 1], [2], [0]], [1, 1, 1, 1, 1, 0]);
  assert.deepEqual(findNext(course, statesOf("uuuuuu"), []), [2, 0, 1]);
  assert.deepEqual(findNext(course, statesOf("uuuukk"), []), [0, 1, 2]);
});

test("the path to a goal lists what is known, too, and counts what is left", () => {
  const course = makeCourse([[], [], [0], [2, 1], [3]], [3, 2, 0, 7, 1]);
  const states = [stateOf("mastered", 3, 3), stateOf("learning", 2, 1), stateOf("unseen", 0), stateOf("unseen", 7, 0)];
  assert.deepEqual(computePath(course, states, [3]), {
    steps: [
      { concept: 0, isLearned: true },
      { concept: 1, isLearned: false },
      { concept: 2, isLearned: false },
      { concept: 3, isLearned: false },
    ],
    conceptsLeft: 2,
    questionsLeft: 6,
  });
  const forgotten = [...states.slice(0, 3), stateOf("learning", 7, 6)];
  assert.equal(computePath(course, forgotten, [3]).questionsLeft, 1);
  assert.deepEqual(computePath(course, states, []), { steps: [], conceptsLeft: 0, questionsLeft: 0 });
});

/** Whether a concept is a goal or needed by one, by a matrix of what needs what (Warshall). */
function findAncestors({ concepts }: Course): boolean[][] {
  const needs = concepts.map(({ before }) => concepts.map((_, other) => before.includes(other)));
  concepts.forEach((_, middle) => {
    for (const row of needs) if (row[middle]) row.forEach((known, other) => (row[other] = known || !!needs[middle]?.[other]));
  });
  return needs;
}

/** Ready concepts from the definitions, each computed by itself. */
function listReady({ concepts }: Course, names: readonly StateName[], way: ReadonlySet<number>): number[] {
  const learnedOrEmpty = (at: number, also = -1) =>
    at === also || names[at] === "known" || names[at] === "mastered" || concepts[at]?.groups.length === 0;
  const isReady = (at: number, also = -1) =>
    !learnedOrEmpty(at, also) && (concepts[at]?.before ?? []).every((each) => learnedOrEmpty(each, also));
  const all = concepts.map((_, at) => at);
  const opens = (at: number) => all.filter((other) => isReady(other, at) && !isReady(other)).length;
  const rank = (at: number) => [way.has(at) ? 0 : 1, names[at] === "learning" ? 0 : 1, 1000 - opens(at), at];
  const text = (at: number) => rank(at).map((number) => String(number).padStart(5, "0")).join();
  return all.filter((at) => isReady(at)).sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

test("ready concepts and paths equal a plain recomputation on 200 random graphs", () => {
  const random = seededRandom(200);
  for (let round = 0; round < 200; round++) {
    const size = 1 + pickNumber(random, 30);
    const course = makeCourse(makeRandomGraph(size, random), Array.from({ length: size }, () => pickNumber(random, 4)));
    const names = course.concepts.map(() => NAMES[pickNumber(random, 4)] ?? "unseen");
    const goals = Array.from({ length: pickNumber(random, 3) }, () => pickNumber(random, size));
    const needs = findAncestors(course);
    const way = course.concepts.map((_, at) => at).filter((at) => goals.some((goal) => goal === at || needs[goal]?.[at]));
    const states = names.map((name) => stateOf(name));
    assert.deepEqual(
      computePath(course, states, goals).steps.map(({ concept }) => concept),
      way,
    );
    assert.deepEqual(findNext(course, states, goals), listReady(course, names, new Set(way)));
  }
});
