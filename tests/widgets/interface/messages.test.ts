// SPDX-License-Identifier: MIT
// How scripts say sentences.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  say,
  sayLabel,
  sayList,
  sayNumber,
  sayParts,
  saySentences,
} from "../../../plugins/widgets/src/core/messages.ts";

test("the number chooses the form, and is written as in the language", () => {
  const sentence = { one: "{count} page of {site}", other: "{count} pages of {site}" };
  assert.equal(say(sentence, { count: 1, site: "Home" }), "1 page of Home");
  assert.equal(say(sentence, { count: 1234, site: "Home" }), "1,234 pages of Home");
  assert.equal(say("{count} found", { count: 0 }), "0 found");
  assert.equal(sayNumber(12_345.5), "12,345.5");
});

test("a form that a language lacks is the general one", () => {
  assert.equal(say({ other: "{count} Seiten" }, { count: 1 }), "1 Seiten");
  assert.equal(say({ one: "one", other: "others" }, {}), "others");
});

test("a value is a text, whatever is in it", () => {
  assert.equal(say("{a} and {b}", { a: "{b}", b: "$& $1 {count}" }), "{b} and $& $1 {count}");
  assert.equal(say("{a}{a}", { a: "<b>" }), "<b><b>");
});

test("a value that is missing is seen", () => {
  assert.equal(say("{a} and {b}", { a: "1" }), "1 and {b}");
  assert.equal(say("{} {a b} {c", {}), "{} {a b} {c");
});

test("a value may be an element", () => {
  const link = { href: "#" };
  assert.deepEqual(sayParts("See {link}.", { link }), ["See ", link, "."]);
  assert.deepEqual(sayParts("{link}", { link }), ["", link, ""]);
});

test("in a sentence from right to left, texts keep their order, and numbers need nothing", () => {
  assert.equal(say("تابع {title} و {count}", { title: "C#", count: 3 }), "تابع \u2068C#\u2069 و 3");
});

test("sentences stand side by side, and those that are empty are left out", () => {
  assert.equal(saySentences("One.", "", "Two.", "Three."), "One. Two. Three.");
  assert.equal(saySentences("", ""), "");
});

test("a label names what it is about, and a list its items", () => {
  assert.equal(sayLabel("Open", "Vectors"), "Open: Vectors");
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(sayList), ["", "a", "a and b", "a, b, and c"]);
});
