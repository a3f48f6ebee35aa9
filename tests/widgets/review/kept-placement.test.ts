// SPDX-License-Identifier: MIT
// A placement between two pages: what it asks, and what it does not count.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findQuestionKey, type SiteGraph } from "../../../plugins/widgets/src/core/learner/graph-file.ts";
import { LearnerReader } from "../../../plugins/widgets/src/core/learner/learner.ts";
import { estimateQuestions, MOST_QUESTIONS } from "../../../plugins/widgets/src/core/learner/placement.ts";
import {
  beginPlacement,
  evaluatePlacement,
  findSteps,
  isKnown,
  pickItem,
  readPlacement,
} from "../../../plugins/widgets/src/core/review/kept-placement.ts";
import { at, attempt, dayOf, event, makeCourse, makeGraph, SALT } from "../learner_core/samples.ts";

const read = (graph: SiteGraph, log = [] as ReturnType<typeof event>[]) =>
  new LearnerReader(graph).read(log, { now: at(40), offset: 0 });
const CHAIN = makeGraph(makeCourse(Array.from({ length: 9 }, (_, index) => (index > 0 ? [index - 1] : []))));
const KEPT = beginPlacement(dayOf(40));

test("a placement asks about the middle of a path, and leaves out what is known or cannot be shown", () => {
  assert.equal(evaluatePlacement(KEPT, [], 8, read(CHAIN)).next, 4);
  const known = event("mark", "concept:c4", at(0), { value: "known", by: "hand" });
  assert.ok(!evaluatePlacement(KEPT, [], 8, read(CHAIN, [known])).unsettled.includes(4));
  assert.ok(!evaluatePlacement({ ...KEPT, gone: ["c4"] }, [], 8, read(CHAIN)).unsettled.includes(4));
});

test("steps about concepts that the site no longer has count for nothing", () => {
  const steps = [{ concept: "c2", isRight: true }, { concept: "gone", isRight: false }];
  assert.deepEqual(findSteps({ ...KEPT, steps }, read(CHAIN)), [{ concept: 2, isRight: true }]);
});

test("one question is asked rather than a case, and a case if there is nothing else", () => {
  const [concept] = makeGraph(makeCourse([[]])).concepts;
  assert.ok(concept);
  const group = (...ids: readonly string[]) => ({ questions: ids.map((id) => [findQuestionKey(id, SALT)]) });
  const pick = (groups: readonly ReturnType<typeof group>[]) =>
    pickItem(0, read({ ...makeGraph(makeCourse([[]])), concepts: [{ ...concept, groups }] }))?.group;
  assert.deepEqual(pick([group("a", "b"), group("c")]), group("c"));
  assert.deepEqual(pick([group("a", "b")]), group("a", "b"));
  assert.equal(pick([]), undefined);
});

test("only what was right without a hint is known", () => {
  const right = attempt("a", at(0), 1) as never;
  assert.equal(isKnown([right, right]), true);
  assert.equal(isKnown([right, attempt("a", at(0), 0.5) as never]), false);
  assert.equal(isKnown([attempt("a", at(0), 1, { hints: 1 }) as never]), false);
  assert.equal(isKnown([undefined]), false);
});

test("the estimate is near at first and is none at the end", () => {
  const placement = evaluatePlacement(KEPT, [], 8, read(CHAIN));
  assert.equal(estimateQuestions(placement, []), 4);
  const steps = [...Array(MOST_QUESTIONS - 1)].map(() => ({ concept: 4, isRight: true }));
  assert.equal(estimateQuestions({ ...placement, next: 3 }, steps), 1);
  assert.equal(estimateQuestions({ ...placement, next: undefined }, steps), 0);
});

test("a placement is kept as JSON until its day ends", () => {
  const kept = { ...KEPT, steps: [{ concept: "c4", isRight: true }], current: { concept: "c6", since: at(40) } };
  assert.deepEqual(readPlacement(JSON.parse(JSON.stringify(kept)), dayOf(40)), kept);
  assert.equal(readPlacement(kept, dayOf(41)), undefined);
  assert.equal(readPlacement(undefined, dayOf(40)), undefined);
});
