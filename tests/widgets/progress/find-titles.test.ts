// SPDX-License-Identifier: MIT
// Titles found by what a reader types.

import assert from "node:assert/strict";
import { test } from "node:test";
import { indexTitles } from "../../../plugins/widgets/src/core/progress/find-titles.ts";

const TITLES = ["Reward Model", "Bradley–Terry Model", "Modeling", "Übergang", "Remodel", "القيم", "强化学习"];
const find = indexTitles(TITLES);
const found = (query: string, limit = 9) => find(query, limit).map((index) => TITLES[index]);

test("titles that begin with the query come first, then those with such words, then all others", () => {
  assert.deepEqual(found("model"), ["Modeling", "Reward Model", "Bradley–Terry Model", "Remodel"]);
});

test("all words have to be in the title, in any order", () => {
  assert.deepEqual(found("mod rew"), ["Reward Model"]);
  assert.deepEqual(found("bradley-terry"), ["Bradley–Terry Model"]);
  assert.deepEqual(found("reward penalty"), []);
});

test("case and accents do not matter, and all scripts are found", () => {
  assert.deepEqual(found("UBER"), ["Übergang"]);
  assert.deepEqual(found("قيم"), ["القيم"]);
  assert.deepEqual(found("学习"), ["强化学习"]);
});

test("an empty query finds nothing, and no more is found than asked for", () => {
  assert.deepEqual(found(" - "), []);
  assert.equal(found("model", 2).length, 2);
});
