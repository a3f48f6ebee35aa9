// SPDX-License-Identifier: MIT
// Whether a question counts for its concepts agrees with what the progress page counts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isCounted, isPassedWithoutHint } from "../../../plugins/widgets/src/core/learner/grade.ts";
import { readHistory } from "../../../plugins/widgets/src/core/learner/history.ts";
import type { AttemptEvent } from "../../../plugins/widgets/src/core/learner-event.ts";
import { NO_LIMIT } from "../../../plugins/widgets/src/core/learner-event.ts";

let number = 0;
const attempt = (at: string, score: number, fields: object = {}): AttemptEvent => ({
  id: `e${(number += 1)}`,
  type: "attempt",
  at: `2026-03-${at}:00.000Z`,
  subject: "question:q",
  response: ["a"],
  score,
  hints: 0,
  offset: 0,
  ...fields,
});
const counts = (...attempts: readonly AttemptEvent[]) => {
  const own = readHistory(attempts, NO_LIMIT).attempts.get("q") ?? [];
  const expected = own.some((counted) => isPassedWithoutHint(counted.attempt));
  assert.equal(isCounted(attempts), expected);
  return expected;
};

test("a question counts once it is right at the first try of a day, without a hint", () => {
  assert.ok(counts(attempt("01T09:00", 1)));
  assert.ok(!counts(attempt("01T09:00", 1, { hints: 1 })));
  assert.ok(!counts(attempt("01T09:00", 0), attempt("01T09:01", 1)));
  assert.ok(counts(attempt("01T09:00", 0), attempt("01T09:01", 1), attempt("02T09:00", 1)));
  // Once it counts, it does.
  assert.ok(counts(attempt("01T09:00", 1), attempt("02T09:00", 0)));
  assert.ok(!counts());
});

test("a day ends at night, in the time of the reader", () => {
  assert.ok(!counts(attempt("01T23:50", 0), attempt("02T00:10", 1)));
  assert.ok(counts(attempt("01T23:50", 0), attempt("02T04:10", 1)));
  assert.ok(!counts(attempt("01T23:50", 0, { offset: -480 }), attempt("02T04:10", 1, { offset: -480 })));
  assert.ok(isCounted([attempt("01T23:50", 0), attempt("02T00:10", 1)], 0));
});

test("most ideas of an open response are enough", () => {
  assert.ok(counts(attempt("01T09:00", 0.6, { response: { text: "x", ideas: [] } })));
  assert.ok(!counts(attempt("01T09:00", 0.5, { response: { text: "x", ideas: [] } })));
});

test("an attempt without a credible time does not count", () => {
  assert.ok(!isCounted([{ ...attempt("01T09:00", 1), at: "yesterday" }]));
});
