// SPDX-License-Identifier: MIT
// The state of a concept: unseen, learning, known, mastered, due.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import { computeState, computeStates, findSureButWrong, isDue } from "../../../plugins/widgets/src/core/learner/state.ts";
import {
  at,
  attempt,
  dayOf,
  type Event,
  event,
  LIMIT,
  makeCourse,
  makeRandomGraph,
  pickNumber,
  SCHEDULER,
  seededRandom,
  shuffle,
  statesOf,
} from "./samples.ts";

const TWO = makeCourse([[]], 2);
const stateOf = (log: readonly Event[], course = TWO) => statesOf(course, log)[0] ?? assert.fail();
const nameOf = (log: readonly Event[], course = TWO) => stateOf(log, course).name;
const mark = (day: number, value: string, by = "hand") => event("mark", "concept:c0", at(day), { value, by });
const right = (question: number, day: number, more: object = {}) => attempt(`c0-${question}`, at(day), 1, more);
const wrong = (question: number, day: number, more: object = {}) => attempt(`c0-${question}`, at(day), 0, more);

test("a concept is unseen, then learning after any counted attempt", () => {
  assert.deepEqual(stateOf([]), {
    name: "unseen",
    due: undefined,
    memory: undefined,
    passed: 0,
    questions: 2,
    open: ["c0-0", "c0-1"],
    last: undefined,
  });
  assert.equal(nameOf([wrong(0, 0)]), "learning");
  assert.equal(nameOf([right(0, 0)]), "learning");
});

test("a question is open until it was right without a hint at some time", () => {
  assert.deepEqual(stateOf([right(0, 0, { hints: 1 }), wrong(1, 0)]).open, ["c0-0", "c0-1"]);
  assert.deepEqual(stateOf([right(0, 0), wrong(0, 1)]).open, ["c0-1"]);
});

test("it is mastered with each question passed, on two days", () => {
  assert.equal(nameOf([right(0, 0), right(1, 0)]), "learning");
  assert.equal(nameOf([right(0, 0), right(0, 1)]), "learning");
  assert.equal(nameOf([right(0, 0), right(1, 1)]), "mastered");
  assert.equal(stateOf([right(0, 0), right(0, 1)]).passed, 1);
});

test("a day counts by its worst grade", () => {
  assert.equal(nameOf([right(0, 0), wrong(1, 0), right(1, 1)]), "learning");
  assert.equal(nameOf([right(0, 0), wrong(1, 0), right(1, 1), right(0, 2)]), "mastered");
});

test("a hint is enough for a day, but not for a question", () => {
  assert.equal(nameOf([right(0, 0), right(1, 1, { hints: 1 })]), "learning");
  assert.equal(nameOf([right(0, 0), right(1, 0), right(1, 1, { hints: 1 })]), "mastered");
});

test("mastery is lost with a wrong response and comes back on the next day that is right", () => {
  const log = [right(0, 0), right(1, 1), wrong(0, 5)];
  assert.equal(nameOf(log), "learning");
  assert.equal(nameOf([...log, right(0, 5)]), "learning");
  assert.equal(nameOf([...log, right(0, 6)]), "mastered");
});

test("five questions are enough", () => {
  const course = makeCourse([[]], 7);
  const log = [0, 1, 2, 3].map((question) => right(question, question));
  assert.equal(nameOf(log, course), "learning");
  assert.equal(nameOf([...log, right(6, 4)], course), "mastered");
});

test("practice after a counted attempt changes nothing", () => {
  const log = [wrong(0, 0), right(1, 1)];
  assert.deepEqual(stateOf([...log, right(0, 0), wrong(1, 1)]).memory, stateOf(log).memory);
  assert.equal(stateOf([...log, right(0, 0)]).passed, 1);
});

test("no sequence within one day reaches mastered", () => {
  const course = makeCourse([[]], 3);
  const tries = [0, 1, 2].flatMap((question) =>
    [{ score: 0 }, { score: 1 }, { score: 1, hints: 1 }, { score: 1, confidence: "unsure" }].map((more) => ({
      question,
      more,
    })),
  );
  const visit = (log: readonly Event[]) => {
    assert.notEqual(nameOf(log, course), "mastered");
    if (log.length === 4) return;
    for (const { question, more } of tries) {
      visit([...log, attempt(`c0-${question}`, at(0, `12:0${log.length}:00`), 0, more)]);
    }
  };
  visit([]);
  const all = [right(0, 0), right(1, 0), right(2, 0)];
  assert.equal(nameOf([...all, right(0, 1)], course), "mastered");
});

test("former ids of a question count for it, still once a day", () => {
  const [concept] = makeCourse([[]]).concepts;
  assert.ok(concept);
  const renamed = { ...concept, groups: [{ questions: [["new", "old"]] }] };
  const read = (log: readonly Event[]) => computeState(renamed, readHistory(log, LIMIT), SCHEDULER);
  const log = [attempt("old", at(0), 1), attempt("new", at(1), 1)];
  assert.equal(read(log).name, "mastered");
  assert.equal(read(log.slice(0, 1)).name, "learning");
  assert.equal(read(log).questions, 1);
  const doubled = [attempt("old", at(0), 0), attempt("new", at(0), 1)];
  assert.deepEqual([read(doubled).passed, read(doubled).last?.attempt.id], [0, doubled[0]?.id]);
});

test("what is marked as known is known until a counted attempt", () => {
  assert.equal(nameOf([mark(0, "known")]), "known");
  assert.equal(nameOf([wrong(0, 0), mark(1, "known")]), "known");
  assert.equal(nameOf([mark(0, "known"), wrong(0, 1)]), "learning");
  assert.equal(nameOf([wrong(0, 0), mark(0, "known"), right(0, 0)]), "known");
});

test("a mark can be withdrawn, or say that a concept is not known", () => {
  assert.equal(nameOf([mark(0, "known"), mark(1, "none")]), "unseen");
  assert.equal(nameOf([mark(0, "known"), mark(1, "learning")]), "learning");
  const mastered = [right(0, 0), right(1, 1)];
  assert.equal(nameOf([...mastered, mark(2, "learning")]), "learning");
  assert.equal(nameOf([...mastered, mark(2, "learning"), mark(3, "none")]), "mastered");
});

test("a concept without questions can be marked", () => {
  const course = makeCourse([[]], 0);
  assert.equal(nameOf([], course), "unseen");
  assert.equal(nameOf([mark(0, "known")], course), "known");
});

test("a concept is due from its day on, also when it is mastered or known", () => {
  const mastered = stateOf([right(0, 0), right(1, 1)]);
  const due = mastered.due ?? assert.fail();
  assert.deepEqual([isDue(mastered, due - 1), isDue(mastered, due), isDue(mastered, due + 9)], [false, true, true]);
  assert.equal(stateOf([right(0, 0), mark(1, "known")]).due, stateOf([right(0, 0)]).due);
  assert.equal(isDue(stateOf([]), due), false);
});

test("the first review after a placement comes after 7 days, after a mark by hand never", () => {
  assert.equal(stateOf([mark(0, "known", "placement")]).due, dayOf(7));
  assert.equal(stateOf([mark(0, "known")]).due, undefined);
  assert.equal(stateOf([wrong(0, 0), mark(3, "known", "placement")]).due, dayOf(10));
});

test("sure but wrong are concepts whose latest counted attempt was, newest first", () => {
  const course = makeCourse([[], [], [], []]);
  const sure = (index: number, day: number, score: number) => attempt(`c${index}-0`, at(day), score, { confidence: "sure" });
  const log = [sure(0, 0, 0), sure(1, 1, 0), sure(2, 0, 0), sure(2, 2, 1), attempt("c3-0", at(0), 0)];
  assert.deepEqual(findSureButWrong(statesOf(course, log)), [1, 0]);
  const later = [wrong(0, 2, { confidence: "sure" }), right(1, 1)];
  assert.deepEqual(findSureButWrong(statesOf(TWO, later)), [0]);
});

/** A random life with four concepts: attempts, marks, goals and resets over some days. */
function makeLog(random: () => number): Event[] {
  return Array.from({ length: 60 }, () => {
    const concept = pickNumber(random, 4);
    const time = at(pickNumber(random, 12), `${String(pickNumber(random, 24)).padStart(2, "0")}:00:00`);
    const kind = random();
    const offset = pickNumber(random, 5) * 240 - 480;
    if (kind < 0.06) return event("mark", `concept:c${concept}`, time, { value: "known", by: "placement", offset });
    if (kind < 0.08) return event("reset", `concept:c${concept}`, time);
    if (kind < 0.1) return event("reset", `question:c${concept}-0`, time);
    if (kind < 0.12) return event("goal", `concept:c${concept}`, time, { value: random() < 0.6 });
    return attempt(`c${concept}-${pickNumber(random, 3)}`, time, Number(random() < 0.7), {
      hints: Number(random() < 0.1),
      offset,
    });
  });
}

test("the order of the log, doubles and devices do not matter", () => {
  const random = seededRandom(15);
  for (let round = 0; round < 200; round++) {
    const course = makeCourse(makeRandomGraph(4, random), 3);
    const log = makeLog(random);
    const devices = [0, 1, 2].map((device) => log.filter((_, index) => (index * 7) % 3 === device || index % 11 === device));
    const merged = [...new Map(shuffle(devices.flat(), random).map((each) => [each.id, each])).values()];
    const read = (events: readonly Event[]) => {
      const history = readHistory(events, LIMIT);
      return { states: computeStates(course, history, SCHEDULER), goals: [...history.goals] };
    };
    const expected = read(log);
    assert.deepEqual(read(shuffle(log, random)), expected);
    assert.deepEqual(read([...log, ...shuffle(log, random)]), expected);
    assert.deepEqual(read(merged), expected);
  }
});
