// SPDX-License-Identifier: MIT
// What the reader of the graph file does with files that no present engine writes. `test_graph_file.py` has the rest.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../plugins/widgets/src/core/json.ts";
import { decodeGraph, findQuestionKey } from "../../plugins/widgets/src/core/learner/graph-file.ts";

const FILE = {
  format: "course-graph",
  version: 1,
  salt: 2,
  chapters: [[["Mathematics", "Maps"], "tags/mathematics/maps/"]],
  patterns: [["concepts/", "/"], ["matrices.html"]],
  titles: ["Vectors", "Linear Maps", "Matrices"],
  ids: ["", "maps"],
  pattern: [0, 0, 1],
  chapter: [-1, 0],
  before: [[], [1], [1, 2]],
  questions: [2, [[2, 1]]],
  hashes: "AAAAAQAAAAL//////////wAAAAM=",
} as const;

test("a file is read column by column, and an entry that is missing at the end is the default", () => {
  const key = (number: number) => number.toString(36);
  assert.deepEqual(decodeGraph(FILE), {
    retention: 0.9,
    dayEndsAt: 4,
    salt: 2,
    chapters: ["Maps"],
    chapterPages: [{ titles: ["Mathematics", "Maps"], path: "tags/mathematics/maps/" }],
    concepts: [
      {
        id: "vectors",
        title: "Vectors",
        path: "concepts/vectors/",
        chapter: -1,
        before: [],
        groups: [{ questions: [[key(1)]] }, { questions: [[key(2)]] }],
      },
      {
        id: "maps",
        title: "Linear Maps",
        path: "concepts/maps/",
        chapter: 0,
        before: [0],
        groups: [{ questions: [[key(0xffffffff), key(0xffffffff)], [key(3)]] }],
      },
      { id: "matrices", title: "Matrices", path: "matrices.html", chapter: -1, before: [1, 0], groups: [] },
    ],
  });
});

test("the settings of reviews are those of the file", () => {
  const graph = decodeGraph({ ...FILE, retention: 0.85, dayEndsAt: 0 });
  assert.equal(graph?.retention, 0.85);
  assert.equal(graph?.dayEndsAt, 0);
});

test("a file of another format or a newer version is not read", () => {
  const others: Json[] = [
    { ...FILE, version: 2 },
    { ...FILE, format: "learner-record" },
    { graph: "graph.json" },
    [],
    null,
    "course-graph",
  ];
  assert.deepEqual(others.map(decodeGraph), [undefined, undefined, undefined, undefined, undefined, undefined]);
});

test("the key of a question depends on its id and on the salt", () => {
  const keys = [findQuestionKey("zero-norm", 0), findQuestionKey("zero-norm", 1), findQuestionKey("norm", 0)];
  assert.equal(new Set(keys).size, 3);
});
