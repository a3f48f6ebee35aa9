// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";
import { findChapterConcepts } from "../../../plugins/widgets/src/core/learner/course.ts";

test("a chapter has the concepts of the chapters below it, each once", () => {
  const chapters = [["Course"], ["Course", "a"], ["Course", "a", "part"], ["Other"]].map((titles) => ({ titles }));
  const concepts = [2, 1, -1, 2].map((chapter) => ({ chapter }));
  assert.deepEqual(findChapterConcepts(concepts, chapters), [[0, 1, 3], [0, 1, 3], [0, 3], []]);
});
