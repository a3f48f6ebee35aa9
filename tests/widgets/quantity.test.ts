// SPDX-License-Identifier: MIT
// Parsing the numbers and units that learners write.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameUnit, parseQuantity } from "../../plugins/widgets/src/core/quantity.ts";

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
  ["-12.500", [-12.5, -12_500]],
  ["1_000", [1000]],
  ["1 000 000", [1_000_000]],
  ["1,234,567", [1_234_567]],
  ["1.234.567,8", [1_234_567.8]],
  ["-1,234,567.8", [-1_234_567.8]],
  ["1,000", [1, 1000]],
  ["-12,500", [-12.5, -12_500]],
  ["0,125", [0.125]],
  ["1.000", [1, 1000]],
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
  test(`'${text}'${unit ? ` in ${unit}` : ""} is parsed as ${readings.join(" or ")}`, () => {
    const quantity = parseQuantity(text, unit);
    assert.deepEqual(quantity.readings, readings);
    assert.ok(quantity.unit === "" || isSameUnit(quantity.unit, unit ?? ""));
  });
}

const UNITS: readonly (readonly [text: string, reading: number, unit: string])[] = [
  ["5 apples", 5, "apples"],
  ["80%", 80, "%"],
  ["5 KG", 5, "KG"],
  ["1.5eV", 1.5, "eV"],
  ["1e- 3", 1, "e- 3"],
  ["½ m/s", 0.5, "m/s"],
  ["10^3 m²", 1000, "m^2"],
  ["5 °C", 5, "°C"],
  ["5 €", 5, "€"],
];

for (const [text, reading, unit] of UNITS) {
  test(`'${text}' is ${reading} in the unit ${unit}`, () => {
    assert.deepEqual(parseQuantity(text, "kg"), { readings: [reading], unit });
  });
}

const NONE: readonly (readonly [text: string, unit?: string])[] = [
  [""],
  [" "],
  ["."],
  ["-"],
  ["e5"],
  ["five"],
  ["about 1/2"],
  ["5-3 kg", "kg"],
  ["kg", "kg"],
  ["1,2,3"],
  ["1.2.3"],
  ["1,23,456.7"],
  ["1e5000"],
  ["0x10"],
  ["1 2"],
  ["12 00"],
  ["1__000"],
  ["1/0"],
  ["1/2/3"],
  ["--5"],
  ["5-3"],
  ["2^3"],
  ["1.6×10"],
  ["9e999"],
  ["NaN"],
  ["Infinity"],
  ["<b>5</b>"],
  ["5".repeat(500)],
];

for (const [text, unit] of NONE) {
  test(`'${text.slice(0, 20)}'${unit ? ` in ${unit}` : ""} is not a number`, () => {
    assert.deepEqual(parseQuantity(text, unit).readings, []);
  });
}

test("every number in the notation of JavaScript is parsed, with any minus sign", () => {
  let state = 7;
  for (let round = 0; round < 3_000; round += 1) {
    state = (state * 48_271) % 2_147_483_647;
    // Not of three places: those may be thousands.
    const value = (state - 1_000_000_000) / 10 ** (state % 30);
    const text = String(value);
    const isPlain = !/^-?[1-9]\d{0,2}\.\d{3}$/.test(text);
    for (const given of [text, text.replaceAll("-", "−"), text.replace("e", " × 10^"), text.replace(".", ",")]) {
      if (isPlain) assert.deepEqual(parseQuantity(given).readings, [value], given);
    }
  }
});

test("a text without a number has no unit", () => {
  for (const text of ["", "kg", "five", "kg kg"]) {
    assert.deepEqual(parseQuantity(text, "kg"), { readings: [], unit: "" });
    assert.deepEqual(parseQuantity(text), { readings: [], unit: "" });
  }
});

test("a number has at most sixty characters", () => {
  assert.deepEqual(parseQuantity("0".repeat(59) + "5").readings, [5]);
  assert.deepEqual(parseQuantity("0".repeat(60) + "5").readings, []);
});

test("units are compared without spaces, carets and a final full stop", () => {
  for (const [one, other] of [["m/s", "m / s"], ["m²", "m^2"], ["kg", "kg."], ["per cent", "%"], ["Percent", "%"]] as const) {
    assert.ok(isSameUnit(one, other) && isSameUnit(other, one), `${one} ${other}`);
  }
  for (const [one, other] of [["m.s", "ms"], ["kg", "Kg"], ["m", "m2"], ["percentile", "%ile"], ["x percent", "x%"]] as const) {
    assert.ok(!isSameUnit(one, other), `${one} ${other}`);
  }
});
