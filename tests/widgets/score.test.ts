// SPDX-License-Identifier: MIT
// Runs the score vectors, which every other implementation must pass as well.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Json } from "../../plugins/widgets/src/core/json.ts";
import { type Question, UNANSWERED } from "../../plugins/widgets/src/core/question.ts";
import { RULES } from "../../plugins/widgets/src/core/rules/registry.ts";
import { score } from "../../plugins/widgets/src/core/score.ts";

interface Vector {
  readonly rule: string;
  readonly question: Omit<Question, "type">;
  readonly response: Json;
  readonly score: number | "unanswered";
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL("../cases/score.json", import.meta.url), "utf-8"),
);

for (const vector of vectors) {
  const { rule, question, response } = vector;
  test(`${rule} of ${JSON.stringify(question)} scores ${JSON.stringify(response)} as ${vector.score}`, () => {
    const result = score({ type: rule, ...question }, response);
    assert.equal(result === UNANSWERED ? result : result.score, vector.score);
  });
}

test("every rule has vectors", () => {
  assert.deepEqual(new Set(vectors.map((vector) => vector.rule)), new Set(RULES.keys()));
});

test("a type without a rule is an error", () => {
  assert.throws(() => score({ type: "guess", items: [], key: [] }, []), /No rule scores .* 'guess'/);
});
