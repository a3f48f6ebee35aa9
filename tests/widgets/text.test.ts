// SPDX-License-Identifier: MIT
// What a typed text may look like and still say the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { matchesText, normalise } from "../../plugins/widgets/src/core/text.ts";

const SAME: readonly (readonly [given: string, entry: string])[] = [
  ["Disparate Impact", "disparate impact"],
  ["  disparate\t impact\n", "disparate impact"],
  ["disparate-impact.", "disparate impact"],
  ["proxies", "proxie"],
  ["models", "model"],
  ["naïve Bayes", "naive bayes"],
  ["Goodhart’s law", "Goodharts law"],
  ["Goodhart's laws", "goodharts law"],
  ["ﬁne-tuning", "fine tuning"],
  ["Ｆｕｌｌ", "full"],
  ["\u0065\u0301cole", "école"],
  ["ΜΟΝΤΕΛΟ", "μοντελο"],
  ["модели", "Модели"],
  ["C++", "c++"],
  ["%", " % "],
];

for (const [given, entry] of SAME) {
  test(`'${given}' says the same as '${entry}'`, () => assert.ok(matchesText(given, [entry])));
}

const OTHER: readonly (readonly [given: string, entry: string])[] = [
  ["impact", "disparate impact"],
  ["disparateimpact", "disparate impact"],
  ["loss", "los"],
  ["bus", "bu"],
  ["C++", "C"],
  ["!", "%"],
  ["", "x"],
  ["model.*", "/model/"],
  ["__proto__", "x"],
];

for (const [given, entry] of OTHER) {
  test(`'${given}' does not say the same as '${entry}'`, () => assert.ok(!matchesText(given, [entry])));
}

const PATTERNS: readonly (readonly [given: string, pattern: string, matches: boolean])[] = [
  ["Four-Fifths", "/four[- ]fifths/", true],
  ["  four \n fifths ", "/four fifths/", true],
  ["the four fifths", "/four fifths/", false],
  ["one", "/one|two/", true],
  ["one two", "/one|two/", false],
  ["a/b", "/a/b/", true],
  ["é", "/\\p{L}/", true],
  ["(", "/(/", false],
  ["//", "//", true],
  ["a".repeat(2_000), "/a*/", false],
];

for (const [given, pattern, matches] of PATTERNS) {
  test(`'${given.slice(0, 20)}' ${matches ? "fits" : "does not fit"} ${pattern}`, () => {
    assert.equal(matchesText(given, [pattern]), matches);
  });
}

test("any of the accepted texts will do, and none of none", () => {
  assert.ok(matchesText("two", ["one", "/t.o/"]));
  assert.ok(!matchesText("two", []));
});

test("a huge text is judged at once", () => {
  const start = performance.now();
  assert.ok(!matchesText("- ".repeat(500_000), ["x", "/(a|b)*c/"]));
  assert.ok(performance.now() - start < 2_000);
});

test("only one s is dropped, and only at the end of a longer word", () => {
  assert.equal(normalise("Gas classes, buses & the bus"), "gas classe buse the bus");
});
