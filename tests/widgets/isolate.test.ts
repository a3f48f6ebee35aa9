// SPDX-License-Identifier: MIT
// Titles in both directions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isolate } from "../../plugins/widgets/src/core/isolate.ts";

test("a title from left to right stays as it is", () => {
  for (const title of ["C#", "GPT-4", "言語モデル", "3 of 5", ""]) assert.equal(isolate(title), title);
});

test("a title from right to left is kept together, and so is each label in it", () => {
  assert.equal(isolate("الكتلة"), "\u2068الكتلة\u2069");
  assert.equal(isolate("لغة C#"), "\u2068لغة \u2066C#\u2069\u2069");
  assert.equal(isolate("درجة الحرارة (°C)"), "\u2068درجة الحرارة (\u2066°C\u2069)\u2069");
  assert.equal(isolate("من 12.5 kJ إلى GPT-4"), "\u2068من \u206612.5 kJ\u2069 إلى \u2066GPT-4\u2069\u2069");
});

test("in a site that runs from right to left, a title that does not is wrapped", async () => {
  const scope = globalThis as unknown as { message: (name: string) => unknown };
  const { message } = scope;
  scope.message = (name) => (name === "language" ? "ar" : message(name));
  const arabic = await import(`${"../../plugins/widgets/src/core/isolate.ts"}?ar`);
  scope.message = message;
  assert.equal(arabic.isolate("C#"), "\u2068C#\u2069");
});
