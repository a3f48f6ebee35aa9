// SPDX-License-Identifier: MIT
// The queue of a review session.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Course } from "../../../plugins/widgets/src/core/learner/course.ts";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import {
  findDueConcepts,
  findJoining,
  type Learner,
  pickGroup,
  planSession,
} from "../../../plugins/widgets/src/core/learner/session.ts";
import { computeStates } from "../../../plugins/widgets/src/core/learner/state.ts";
import { at, attempt, dayOf, type Event, event, LIMIT, makeCourse, pickNumber, SCHEDULER, seededRandom } from "./samples.ts";

function learnerOf(course: Course, log: readonly Event[], today: number): Learner {
  const history = readHistory(log, LIMIT);
  return { course, history, states: computeStates(course, history, SCHEDULER), scheduler: SCHEDULER, today: dayOf(today) };
}

const conceptsOf = (learner: Learner) => planSession(learner).map(({ concept }) => concept);
const seen = (concept: number, day: number, score = 1, question = 0) => attempt(`c${concept}-${question}`, at(day), score);
const unrelated = (count: number) => Array.from({ length: count }, () => []);

/** A course with one concept whose groups are these. */
function withGroups(...groups: readonly (readonly string[])[]): Course {
  const [concept] = makeCourse([[]]).concepts;
  assert.ok(concept);
  return { concepts: [{ ...concept, groups: groups.map((ids) => ({ questions: ids.map((id) => [id]) })) }], chapters: [] };
}

test("due concepts come in order of recall, the one most likely forgotten first", () => {
  const log = [seen(0, 0), seen(1, 0, 0), seen(2, 1), seen(3, 19)];
  const learner = learnerOf(makeCourse(unrelated(5)), log, 20);
  assert.deepEqual(findDueConcepts(learner), [1, 0, 2]);
  assert.deepEqual(conceptsOf(learner), [1, 0, 2]);
});

test("a placement is remembered as if it were due after 7 days", () => {
  const placed = event("mark", "concept:c0", at(0), { value: "known", by: "placement" });
  const course = makeCourse(unrelated(3));
  const log = [placed, seen(1, 0), seen(2, 0, 0)];
  assert.deepEqual(findDueConcepts(learnerOf(course, log, 6)), [2, 1]);
  assert.deepEqual(findDueConcepts(learnerOf(course, log, 7)), [2, 1, 0]);
});

test("a due concept that has lost its questions is left out", () => {
  const placed = event("mark", "concept:c0", at(0), { value: "known", by: "placement" });
  assert.deepEqual(findDueConcepts(learnerOf(makeCourse([[]], 0), [placed], 30)), []);
});

test("a session has at most ten concepts, the next ten follow", () => {
  const course = makeCourse(unrelated(14));
  const log = course.concepts.map((_, concept) => seen(concept, concept));
  assert.deepEqual(conceptsOf(learnerOf(course, log, 40)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const done = Array.from({ length: 10 }, (_, concept) => seen(concept, 40));
  assert.deepEqual(conceptsOf(learnerOf(course, [...log, ...done], 40)), [10, 11, 12, 13]);
});

test("after a concept comes rather one that it is confused with", () => {
  const course = makeCourse([[], [], [0], [1], [0], [1]]);
  const log = [2, 3, 4, 5].map((concept, index) => seen(concept, index));
  assert.deepEqual(conceptsOf(learnerOf(course, log, 40)), [2, 4, 3, 5]);
  const overlapping = makeCourse([[], [], [0, 1], [], [1]]);
  assert.deepEqual(conceptsOf(learnerOf(overlapping, [seen(2, 0), seen(3, 1), seen(4, 2)], 40)), [2, 4, 3]);
});

test("the question asked longest ago is asked, one that was never asked first", () => {
  const course = makeCourse([[]], 3);
  const pick = (log: readonly Event[]) => pickGroup(course.concepts[0], readHistory(log, LIMIT))?.questions[0]?.[0];
  assert.equal(pick([]), "c0-0");
  assert.equal(pick([seen(0, 0, 1, 0)]), "c0-1");
  assert.equal(pick([seen(0, 0, 1, 1), seen(0, 1, 1, 0), seen(0, 2, 1, 2)]), "c0-1");
  assert.equal(pick([seen(0, 0, 1, 1), seen(0, 1, 1, 0), seen(0, 2, 1, 2), seen(0, 3, 1, 1)]), "c0-0");
});

test("a case is asked whole", () => {
  const course = withGroups(["a", "b"], ["c"]);
  const pick = (log: readonly Event[]) => pickGroup(course.concepts[0], readHistory(log, LIMIT))?.questions.flat();
  assert.deepEqual(pick([attempt("c", at(0), 1)]), ["a", "b"]);
  assert.deepEqual(pick([attempt("a", at(0), 1), attempt("c", at(1), 1)]), ["a", "b"]);
  assert.deepEqual(pick([attempt("c", at(0), 1), attempt("b", at(1), 1)]), ["c"]);
});

test("a question of two concepts is asked once", () => {
  const [first, second] = makeCourse([[], []]).concepts;
  assert.ok(first && second);
  const shared = { questions: [["shared"]] };
  const other = { questions: [["other"]] };
  const log = [attempt("shared", at(0), 1), attempt("other", at(1), 1)];
  const plan = (groups: readonly (typeof shared)[]) =>
    planSession(learnerOf({ concepts: [{ ...first, groups: [shared] }, { ...second, groups }], chapters: [] }, log, 30));
  const whole = { questions: [["other"], ["shared"]] };
  assert.deepEqual(plan([whole]).map(({ group }) => group), [shared]);
  assert.deepEqual(plan([shared]).map(({ group }) => group), [shared]);
  assert.deepEqual(plan([shared, other]).map(({ group }) => group), [shared, other]);
});

test("after a wrong response the two prerequisites most likely forgotten join", () => {
  const course = makeCourse([[], [], [], [], [0, 1, 2, 3]]);
  const log = [seen(0, 0), seen(1, 0, 0), seen(2, 3), seen(4, 0)];
  assert.deepEqual(findJoining(learnerOf(course, log, 20), 4, new Set()), [1, 0]);
  assert.deepEqual(findJoining(learnerOf(course, log, 20), 4, new Set([1])), [0, 2]);
  assert.deepEqual(findJoining(learnerOf(course, [...log, seen(0, 20)], 20), 4, new Set()), [1, 2]);
  assert.deepEqual(findJoining(learnerOf(course, [seen(0, 20), seen(4, 0)], 20), 4, new Set()), []);
  assert.deepEqual(findJoining(learnerOf(course, log, 20), 0, new Set()), []);
});

test("in random sessions no concept and no question comes twice, and the most forgotten are there", () => {
  const random = seededRandom(10);
  for (let round = 0; round < 200; round++) {
    const size = 1 + pickNumber(random, 25);
    const graph = Array.from({ length: size }, (_, index) => (index > 2 ? [pickNumber(random, 3)] : []));
    const course = makeCourse(graph, 2);
    const log = Array.from({ length: 3 * size }, () =>
      seen(pickNumber(random, size), pickNumber(random, 30), pickNumber(random, 2), pickNumber(random, 2)),
    );
    const learner = learnerOf(course, log, 40);
    const concepts = conceptsOf(learner);
    const byNumber = (a: number, b: number) => a - b;
    assert.equal(new Set(concepts).size, concepts.length);
    assert.deepEqual([...concepts].sort(byNumber), findDueConcepts(learner).slice(0, 10).sort(byNumber));
    const keys = planSession(learner).flatMap(({ group }) => group.questions.flat());
    assert.equal(new Set(keys).size, keys.length);
  }
});
