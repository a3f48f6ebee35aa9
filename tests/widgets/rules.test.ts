// SPDX-License-Identifier: MIT
// What the rules export besides scores. Scores are tested with tests/cases/score.json.

import assert from "node:assert/strict";
import { test } from "node:test";
import { UNANSWERED } from "../../plugins/widgets/src/core/question.ts";
import { findChosen, findKey, isKeyPlain } from "../../plugins/widgets/src/core/rules/choice.ts";
import { judgeOtherUnit } from "../../plugins/widgets/src/core/rules/number.ts";
import { findIdeas, findText } from "../../plugins/widgets/src/core/rules/open-response.ts";
import { isOrderPlain } from "../../plugins/widgets/src/core/rules/order.ts";
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

const inUnit = (unit: string, value = "5", within = "0") => ({
  type: "number",
  items: ["x"],
  key: { value, within, unit },
});

test("a number in another unit is recognized", () => {
  assert.equal(judgeOtherUnit(inUnit("kg"), "5 m"), false);
  for (const response of ["5 kg", "5", "7 kg", "kg", "five", "", null, 5])
    assert.equal(judgeOtherUnit(inUnit("kg"), response), undefined);
});

test("if the question has no unit, every unit is another unit", () => {
  const question = { type: "number", items: ["x"], key: { value: "5", within: "0" } };
  assert.equal(judgeOtherUnit(question, "5 m"), false);
  assert.equal(judgeOtherUnit(question, "5"), undefined);
});

test("an amount that is right in another unit is recognized, and stays unscored", () => {
  const right = [
    ["kJ", "31.5", "31500 J"],
    ["kJ", "31.5", "31,500 J"],
    ["kJ", "31.5", "3.15e4J"],
    ["kJ", "31.5", "0.0315 MJ"],
    ["J", "31500", "31.5 kJ"],
    ["mm²", "500", "5 cm²"],
    ["cm3", "2", "2000 mm^3"],
    ["kJ/mol", "31.5", "31500 J/mol"],
    ["µm", "5", "5000 nm"],
    ["µm", "5", "0.005 mm"],
    ["", "0.25", "25 %"],
    ["%", "25", "250 ‰"],
  ] as const;
  for (const [unit, value, response] of right) {
    const question = inUnit(unit, value, "0.0001");
    assert.equal(judgeOtherUnit(question, response), true, `${response} for ${value} ${unit}`);
    assert.equal(score(question, response), UNANSWERED);
  }
});

test("what is not the same amount, or not the same kind of unit, is not called right", () => {
  const wrong = [
    ["kJ", "31.5", "31.5 J"],
    ["kJ", "31.5", "31500 W"],
    ["kJ", "31.5", "31500 joules"],
    ["m²", "5", "500 cm²"],
    ["m", "5", "5 k"],
    ["h", "1", "3600 s"],
    ["kg", "5", "5000 constructor"],
  ] as const;
  for (const [unit, value, response] of wrong)
    assert.equal(judgeOtherUnit(inUnit(unit, value), response), false, `${response} for ${value} ${unit}`);
});

test("the key of choices is plain if all others are missing, or none of them", () => {
  const single = { type: "single", items: ["a", "b"], key: ["a"] };
  assert.ok(isKeyPlain(single, ["b"]));
  assert.ok(!isKeyPlain({ ...single, items: ["a", "b", "c"] }, ["b"]));
  const multiple = { type: "multiple", items: ["a", "b", "c", "d"], key: ["a", "b"] };
  for (const response of [["a", "b", "c"], ["c", "d"], ["a", "b", "c", "d"]]) assert.ok(isKeyPlain(multiple, response));
  for (const response of [["a"], ["c"], ["a", "c"]]) assert.ok(!isKeyPlain(multiple, response));
});

test("the right order is plain if two items have to change places", () => {
  const question = { type: "order", items: ["a", "b", "c", "d"], key: { a: 1, b: 2, c: 2, d: 3 } };
  assert.ok(isOrderPlain(question, ["b", "a", "c", "d"]));
  for (const order of [["d", "a", "b", "c"], ["a", "c", "b", "d"], ["b", "a"]]) assert.equal(isOrderPlain(question, order), order.length === 2);
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
