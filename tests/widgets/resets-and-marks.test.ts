// SPDX-License-Identifier: MIT
// Resets of one or several subjects that a later page can undo, marks and goals.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject } from "../../plugins/widgets/src/core/json.ts";
import { readHistory } from "../../plugins/widgets/src/core/learner/history.ts";
import { findConceptSubjects } from "../../plugins/widgets/src/core/learner/subjects.ts";
import { findTimeLimit } from "../../plugins/widgets/src/core/learner-event.ts";
import type { EventStore } from "../../plugins/widgets/src/store/event-store.ts";
import { setGoal, setMark, setMarks } from "../../plugins/widgets/src/store/marks.ts";
import { readProgress } from "../../plugins/widgets/src/store/read-progress.ts";
import { findLastReset, startOver, undoReset } from "../../plugins/widgets/src/store/start-over.ts";
import { FakeStorage, makeEnvironment, openTab } from "./fake-browser.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const environment = makeEnvironment(NOON);
const attempt = (name: string) => ({ type: "attempt", subject: `question:${name}`, response: "x", score: 1, hints: 0 });

const historyOf = (store: EventStore) => readHistory(store.read(), findTimeLimit(NOON));
const attemptedIn = (store: EventStore) => [...readProgress(store).keys()].toSorted();

/** A record with two concepts, `c` with the questions `a` and `b`, and another question. */
function fillRecord(): FakeStorage {
  const storage = new FakeStorage();
  const store = openTab(storage, environment);
  store.append(attempt("a"), attempt("b"), attempt("other"));
  setMark(store, "c", "known");
  setGoal(store, "c", true);
  setGoal(store, "d", true);
  return storage;
}

const concept = (id: string, questions: readonly string[]) => ({
  ...{ id, title: id, path: `${id}/`, chapter: -1, before: [] },
  groups: questions.map((name) => ({ questions: [[name, `old-${name}`]] })),
});

test("a concept that is started over loses its attempts, its mark and its goal, and no others", () => {
  const store = openTab(fillRecord(), environment);
  const subjects = findConceptSubjects([concept("c", ["a", "b", "never-tried"])], readProgress(store).keys());
  assert.deepEqual(subjects, ["question:a", "question:b", "concept:c"]);
  startOver(store, subjects);
  assert.deepEqual(attemptedIn(store), ["question:other"]);
  assert.deepEqual([...historyOf(store).marks], []);
  assert.deepEqual([...historyOf(store).goals], ["d"]);
});

test("the subjects of a chapter are found by the keys and the former ids of its questions", () => {
  const concepts = [concept("c", ["<a>"]), concept("d", ["<b>"])];
  const attempted = ["question:old-<a>", "question:b", "question:c", "concept:x", "site"];
  const toKey = (id: string) => (id.includes("<") ? id : `<${id}>`);
  assert.deepEqual(findConceptSubjects(concepts, attempted, toKey), [
    ...["question:old-<a>", "question:b"],
    ...["concept:c", "concept:d"],
  ]);
});

for (const subjects of [["question:a"], ["question:a", "question:b", "concept:c"], ["site"]]) {
  test(`a reset of ${subjects.join(", ")} can be undone after a reload, and only once`, () => {
    const storage = fillRecord();
    const [attempted, { marks, goals }] = [attemptedIn(openTab(storage, environment)), historyOf(openTab(storage, environment))];
    startOver(openTab(storage, environment), subjects);
    const store = openTab(storage, environment);
    assert.notDeepEqual(attemptedIn(store), attempted);
    const reset = findLastReset(store);
    assert.deepEqual(reset?.subjects, subjects);
    undoReset(store, reset);
    assert.deepEqual(attemptedIn(store), attempted);
    assert.deepEqual(historyOf(store).marks, marks);
    assert.deepEqual(historyOf(store).goals, goals);
    assert.equal(findLastReset(openTab(storage, environment)), undefined);
  });
}

test("of two resets, the later one is undone first", () => {
  const storage = fillRecord();
  startOver(openTab(storage, environment), ["question:a", "question:b"]);
  startOver(openTab(storage, environment), ["question:other", "concept:d"]);
  const store = openTab(storage, environment);
  for (const subjects of [["question:other", "concept:d"], ["question:a", "question:b"]]) {
    const reset = findLastReset(store);
    assert.deepEqual(reset?.subjects, subjects);
    undoReset(store, reset);
  }
  assert.equal(attemptedIn(store).length, 3);
});

test("a reset whose time is not credible is undone last", () => {
  const store = openTab(new FakeStorage(), environment);
  store.merge([{ id: "r", type: "reset", at: "9999-12-31T00:00:00.000Z", subject: "question:a" }]);
  startOver(store, ["question:b"]);
  assert.deepEqual(findLastReset(store)?.subjects, ["question:b"]);
});

test("the latest mark of a concept counts, until it is taken back", () => {
  const store = openTab(new FakeStorage(), environment);
  setMark(store, "c", "known");
  const [event] = store.read();
  assert.deepEqual(event, {
    ...{ id: isObject(event) && event["id"], at: NOON, type: "mark", subject: "concept:c", value: "known", by: "hand", offset: 120 },
  });
  setMarks(store, ["c", "d"], "known", "placement");
  setMark(store, "c", "none");
  const { marks } = historyOf(store);
  assert.deepEqual([marks.get("c")?.value, marks.get("d")?.by], ["none", "placement"]);
  setMarks(store, [], "known", "placement");
  assert.equal(store.read().length, 4);
});

test("a concept is a goal until it is not one any more", () => {
  const store = openTab(new FakeStorage(), environment);
  setGoal(store, "c", true);
  setGoal(store, "d", true);
  setGoal(store, "c", false);
  assert.deepEqual([...historyOf(store).goals], ["d"]);
});
