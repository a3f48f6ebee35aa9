// SPDX-License-Identifier: MIT
// What the rules export besides scores. Scores are tested with tests/cases/score.json.

import assert from "node:assert/strict";
import { test } from "node:test";
import { UNANSWERED } from "../../plugins/widgets/src/core/question.ts";
import { findChosen, findKey } from "../../plugins/widgets/src/core/rules/choice.ts";
import { hasOtherUnit } from "../../plugins/widgets/src/core/rules/number.ts";
import { findIdeas, findText } from "../../plugins/widgets/src/core/rules/open-response.ts";
import { findGiven, findRight, TARGET_ROWS, TEXT_ROWS } from "../../plugins/widgets/src/core/rules/rows.ts";
import { score } from "../../plugins/widgets/src/core/score.ts";

const WRONG_SHAPES = [null, true, 7, "text", [7], [["a"]], {}] as const;

test("chosen items are listed once, in the question's order, without removed ones", () => {
  const question = { type: "multiple", items: ["a", "b", "c"], key: ["b"] };
  assert.deepEqual(findChosen(question, ["c", "gone", "a", "c"]), ["a", "c"]);
  assert.deepEqual(findKey(question), ["b"]);
  for (const shape of WRONG_SHAPES) {
    assert.deepEqual(findChosen(question, shape), []);
    assert.deepEqual(findKey({ ...question, key: shape }), []);
  }
});

test("a number in another unit is recognized", () => {
  const question = { type: "number", items: ["x"], key: { value: "5", within: "0", unit: "kg" } };
  assert.ok(hasOtherUnit(question, "5 m"));
  for (const response of ["5 kg", "5", "7 kg", "kg", "five", "", null, 5]) assert.ok(!hasOtherUnit(question, response));
});

test("if the question has no unit, every unit is another unit", () => {
  const question = { type: "number", items: ["x"], key: { value: "5", within: "0" } };
  assert.ok(hasOtherUnit(question, "5 m"));
  assert.ok(!hasOtherUnit(question, "5"));
});

test("an open response may lack ideas or a text", () => {
  const question = { type: "open", items: ["a", "b"], key: null };
  assert.deepEqual(findIdeas(question, { text: "x" }), []);
  assert.deepEqual(findIdeas(question, { text: "x", ideas: ["b", "gone", "b"] }), ["b"]);
  assert.equal(findText({ ideas: ["a"] }), "");
  assert.equal(findText({ text: "x", ideas: [] }), "x");
  for (const shape of WRONG_SHAPES) {
    assert.deepEqual(findIdeas(question, { text: "x", ideas: shape }), []);
    assert.equal(findText(shape), "");
  }
});

test("rows have values only if the question has the row and the target", () => {
  const question = { type: "match", items: ["r1", "r2", "t1", "t2"], key: { r1: "t1", r2: "t2" } };
  const response = { r2: "t2", r1: "t2", gone: "t1" };
  assert.deepEqual([...findGiven(TARGET_ROWS, question, response)], [["r1", "t2"], ["r2", "t2"]]);
  assert.deepEqual([...findRight(TARGET_ROWS, question, response)], ["r2"]);
  assert.deepEqual([...findGiven(TARGET_ROWS, question, { r1: "gone", r2: 7 })], []);
  for (const shape of WRONG_SHAPES) assert.equal(findGiven(TARGET_ROWS, question, shape).size, 0);
});

test("a blank without accepted texts is never right", () => {
  for (const key of [null, "x", [], [7]]) {
    const question = { type: "blanks", items: ["g"], key: { g: key } };
    assert.equal(findRight(TEXT_ROWS, question, { g: "x" }).size, 0);
  }
});

test("a short text without accepted texts is wrong, and spaces count as unanswered", () => {
  for (const key of [null, "x", [], [7], {}]) {
    const question = { type: "short", items: ["x"], key };
    assert.deepEqual(score(question, "x"), { score: 0 });
    for (const response of ["", " \u00a0\n", ...WRONG_SHAPES.filter((shape) => shape !== "text")]) {
      assert.equal(score(question, response), UNANSWERED);
    }
  }
});
