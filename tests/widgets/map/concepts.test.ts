// SPDX-License-Identifier: MIT
// What the map knows of concepts, and how they are found.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageState } from "../../../plugins/widgets/src/core/learner/snapshot.ts";
import {
  findAfter,
  findCellStates,
  type MapConcept,
  readFacts,
} from "../../../plugins/widgets/src/core/map/concepts.ts";
import { indexConcepts } from "../../../plugins/widgets/src/core/map/find-concepts.ts";

const concept = (title: string, questions: number, before: number[], ...otherNames: string[]): MapConcept => ({
  ...{ title, otherNames, address: "", questions, before },
});
const state = (name: PageState["name"], due?: number): PageState => ({ name, due, passed: 1, questions: 3 });

test("facts say how many questions a concept has and which cells it builds on", () => {
  assert.deepEqual(readFacts("3,-1 0 2,1,2"), [
    { questions: 3, before: [1] },
    { questions: 0, before: [] },
    { questions: 2, before: [1, 0] },
  ]);
});

test("what a concept leads to is the inverse of what others build on", () => {
  assert.deepEqual(findAfter([concept("A", 1, []), concept("B", 1, [0]), concept("C", 1, [0, 1])]), [
    [1, 2],
    [2],
    [],
  ]);
});

test("a concept is ready when everything with questions that it builds on is learned", () => {
  const concepts = [
    concept("Mastered", 3, []),
    concept("Without questions", 0, []),
    concept("Ready", 3, [0, 1]),
    concept("Begun", 3, [0]),
    concept("Later", 3, [0, 3]),
  ];
  const states = findCellStates(
    concepts,
    [state("mastered", 10), undefined, undefined, state("learning", 12), undefined],
    11,
  );
  assert.deepEqual(
    states.map(({ name, isDue, isReady }) => [name, isDue, isReady]),
    [
      ["mastered", true, false],
      ["unseen", false, false],
      ["unseen", false, true],
      ["learning", false, false],
      ["unseen", false, false],
    ],
  );
});

test("a complete name comes first, and titles come before other names", () => {
  const find = indexConcepts([
    concept("Specification Gaming", 1, [], "Reward Hacking"),
    concept("Reward Model Overoptimization", 1, []),
    concept("Direct Preference Optimization", 1, [], "DPO"),
    concept("Reward Model", 1, [], "RM"),
    concept("DPO with Offset", 1, []),
  ]);
  assert.deepEqual(find("reward model"), [3, 1]);
  assert.deepEqual(find("reward"), [1, 3, 0]);
  assert.deepEqual(find("dpo"), [2, 4]);
  assert.deepEqual(find("  "), []);
});
