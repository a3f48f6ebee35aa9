// SPDX-License-Identifier: MIT
// How learners write numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../plugins/widgets/src/core/number.ts";

const NUMBERS: readonly (readonly [text: string, readings: readonly number[], unit?: string])[] = [
  ["0.5", [0.5]],
  ["0,5", [0.5]],
  [".5", [0.5]],
  [",5", [0.5]],
  ["5.", [5]],
  ["+5", [5]],
  ["-5", [-5]],
  ["−5", [-5]],
  ["–5", [-5]],
  ["- 5", [-5]],
  ["  7\n", [7]],
  ["1e-3", [0.001]],
  ["1,5E+3", [1500]],
  ["12 000", [12_000]],
  ["12\u00a0000,5", [12_000.5]],
  ["12\u202f000.5", [12_000.5]],
  ["12\u2009000", [12_000]],
  ["12'000", [12_000]],
  ["12’000.5", [12_000.5]],
  ["1,234.5", [1234.5]],
  ["1.234,5", [1234.5]],
  ["1,234,567", [1_234_567]],
  ["1.234.567,8", [1_234_567.8]],
  ["-1,234,567.8", [-1_234_567.8]],
  ["1,000", [1, 1000]],
  ["-12,500", [-12.5, -12_500]],
  ["0,125", [0.125]],
  ["1.000", [1]],
  ["1234,567", [1234.567]],
  ["٣٫٥", [3.5]],
  ["۱۲", [12]],
  ["80%", [80], "%"],
  ["80 %", [80], "%"],
  ["80", [80], "%"],
  ["1,5 kg", [1.5], "kg"],
  ["1,5kg", [1.5], " kg "],
  ["3 m/s", [3], "m/s"],
];

for (const [text, readings, unit] of NUMBERS) {
  test(`'${text}'${unit ? ` in ${unit}` : ""} is read as ${readings.join(" or ")}`, () => {
    assert.deepEqual(readNumber(text, unit), readings);
  });
}

const NONE: readonly (readonly [text: string, unit?: string])[] = [
  [""],
  [" "],
  ["."],
  ["-"],
  ["e5"],
  ["five"],
  ["5 apples"],
  ["80%"],
  ["80%", "kg"],
  ["5 KG", "kg"],
  ["kg", "kg"],
  ["1,2,3"],
  ["1.2.3"],
  ["1,23,456.7"],
  ["1e5000"],
  ["0x10"],
  ["1_000"],
  ["NaN"],
  ["Infinity"],
  ["<b>5</b>"],
  ["5".repeat(500)],
];

for (const [text, unit] of NONE) {
  test(`'${text.slice(0, 20)}'${unit ? ` in ${unit}` : ""} is no number`, () => {
    assert.deepEqual(readNumber(text, unit), []);
  });
}
