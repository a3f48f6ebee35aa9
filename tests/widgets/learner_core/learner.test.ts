// SPDX-License-Identifier: MIT
// A learner that is computed step by step, with each new event, equals one that is computed from the whole record.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Learner, LearnerReader } from "../../../plugins/widgets/src/core/learner/learner.ts";
import {
  countDue,
  findChapterCounts,
  findCourseCounts,
  findPageState,
  readSnapshotValue,
  takeSnapshot,
} from "../../../plugins/widgets/src/core/learner/snapshot.ts";
import {
  at,
  attempt,
  dayOf,
  type Event,
  event,
  makeCourse,
  makeGraph,
  makeRandomGraph,
  pickNumber,
  seededRandom,
} from "./samples.ts";

const NOON = { now: at(60), offset: 0 };

function makeRandomEvent(day: number, size: number, random: () => number): Event {
  const concept = pickNumber(random, size);
  const time = at(day, `${10 + pickNumber(random, 12)}:00:00`);
  const kind = pickNumber(random, 12);
  if (kind === 0) return event("mark", `concept:c${concept}`, time, { value: "known", by: "hand" });
  if (kind === 1) return event("goal", `concept:c${concept}`, time, { value: random() < 0.7 });
  if (kind === 2 && random() < 0.3) return event("reset", "site", time);
  const hints = pickNumber(random, 2);
  return attempt(`c${concept}-${pickNumber(random, 3)}`, time, pickNumber(random, 2), { hints, offset: 120 });
}

const describe = ({ history, states, goals, today }: Learner) => ({
  attempts: [...history.attempts].sort(([a], [b]) => (a < b ? -1 : 1)),
  marks: history.marks,
  states,
  goals,
  today,
});

test("adding events one by one gives the same learner as reading the whole record", () => {
  const random = seededRandom(11);
  for (let round = 0; round < 60; round += 1) {
    const size = 3 + pickNumber(random, 8);
    const reader = new LearnerReader(makeGraph(makeCourse(makeRandomGraph(size, random), 3)));
    const log: Event[] = [];
    let learner = reader.read(log, NOON);
    for (let day = 0; day < 40; day += 1) {
      const added = [makeRandomEvent(day, size, random)];
      log.push(...added);
      learner = reader.extend(learner, added, NOON) ?? reader.read(log, NOON);
    }
    assert.deepEqual(describe(learner), describe(reader.read(log, NOON)));
  }
});

test("what may hide older events has to be read from the whole record", () => {
  const reader = new LearnerReader(makeGraph(makeCourse([[], [0]], 1)));
  const first = attempt("c0-0", at(1), 0);
  const learner = reader.read([first], NOON);
  assert.ok(reader.extend(learner, [attempt("c0-0", at(2), 1)], NOON));
  assert.equal(reader.extend(learner, [event("reset", "site", at(2))], NOON), undefined);
  assert.equal(reader.extend(learner, [attempt("c0-0", at(1, "12:30:00"), 1, { completes: first.id })], NOON), undefined);
  assert.equal(reader.extend(learner, [attempt("c0-0", at(0), 1)], NOON), undefined);
  assert.equal(reader.extend(learner, [attempt("c0-0", "never", 1)], NOON), undefined);
});

test("a question that several concepts share changes each of them", () => {
  const course = makeCourse([[], [0]], 1);
  const [first, second] = makeGraph(course).concepts;
  assert.ok(first && second);
  const graph = { ...makeGraph(course), concepts: [first, { ...second, groups: first.groups }] };
  const reader = new LearnerReader(graph);
  const learner = reader.extend(reader.read([attempt("other", at(0), 1)], NOON), [attempt("c0-0", at(1), 1)], NOON);
  assert.deepEqual(
    learner?.states.map(({ name }) => name),
    ["learning", "learning"],
  );
});

test("a goal that is not on the site any more is left out", () => {
  const reader = new LearnerReader(makeGraph(makeCourse([[], [0]], 1)));
  const log = ["c1", "gone", "c0"].map((id, day) => event("goal", `concept:${id}`, at(day), { value: true }));
  assert.deepEqual(reader.read(log, NOON).goals, [1, 0]);
});

test("the site's retention decides when a review is due", () => {
  const graph = makeGraph(makeCourse([[]], 1));
  const log = [attempt("c0-0", at(0), 1)];
  const due = (retention: number) => new LearnerReader({ ...graph, retention }).read(log, NOON).states[0]?.due ?? 0;
  assert.ok(due(0.97) < due(0.9));
  assert.ok(due(0.9) < due(0.8));
});

test("the site's end of day decides which day an attempt belongs to", () => {
  const graph = makeGraph(makeCourse([[]], 1));
  const log = [attempt("c0-0", at(1, "01:00:00"), 1)];
  const day = (dayEndsAt: number) => new LearnerReader({ ...graph, dayEndsAt }).read(log, NOON).states[0]?.last?.day;
  assert.deepEqual([day(4), day(0)], [dayOf(0), dayOf(1)]);
});

test("a snapshot gives the state of each page and the counts of each chapter as the learner has them", () => {
  const random = seededRandom(5);
  for (let round = 0; round < 20; round += 1) {
    const size = 12;
    const reader = new LearnerReader(makeGraph(makeCourse(makeRandomGraph(size, random), 2)));
    const log = Array.from({ length: 60 }, (_, day) => makeRandomEvent(day, size, random));
    const learner = reader.read(log, NOON);
    const stored = JSON.parse(JSON.stringify(takeSnapshot(learner, "graph", "record")));
    const snapshot = readSnapshotValue(stored);
    assert.ok(snapshot);
    learner.states.forEach(({ name, due, passed, questions }, index) => {
      const shown = findPageState(snapshot, `c${index}/`);
      assert.deepEqual(shown, name === "unseen" ? undefined : { name, due, passed, questions });
    });
    for (const [chapter, path] of ["tags/a/", "tags/b/"].entries()) {
      const own = learner.states.filter((_, index) => (index % 3 === 0 ? 1 : 0) === chapter);
      const count = (name: string) => own.filter((state) => state.name === name).length;
      assert.deepEqual(findChapterCounts(snapshot, path), {
        mastered: count("mastered"),
        known: count("known"),
        learning: count("learning"),
        all: own.length,
      });
    }
    assert.equal(findCourseCounts(snapshot).all, size);
    const due = learner.states.filter((state) => state.due !== undefined && state.due <= learner.today).length;
    assert.equal(countDue(snapshot, learner.today), due);
  }
});

test("a path that is the name of a property of objects has no state", () => {
  const reader = new LearnerReader(makeGraph(makeCourse([[]], 1)));
  const snapshot = takeSnapshot(reader.read([], NOON), "graph", "record");
  assert.equal(findPageState(snapshot, "constructor"), undefined);
  assert.equal(findChapterCounts(snapshot, "toString"), undefined);
});

test("a stored value that is no snapshot of this version is not used", () => {
  const reader = new LearnerReader(makeGraph(makeCourse([[]], 1)));
  const good = JSON.parse(JSON.stringify(takeSnapshot(reader.read([], NOON), "graph", "record")));
  assert.ok(readSnapshotValue(good));
  for (const name of ["version", "pages", "chapters", "reviews", "course"]) {
    assert.equal(readSnapshotValue({ ...good, [name]: null }), undefined, name);
  }
  for (const value of [null, 3, "text", []]) assert.equal(readSnapshotValue(value), undefined);
});
