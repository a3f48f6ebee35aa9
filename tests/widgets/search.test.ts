// SPDX-License-Identifier: MIT

import assert from "node:assert/strict";
import { test } from "node:test";

import { keepContentWords } from "../../plugins/widgets/src/core/content-words.ts";
import { markWords, parseExcerpt } from "../../plugins/widgets/src/core/marks.ts";
import { findPath, parseTag } from "../../plugins/widgets/src/core/tag-path.ts";

const told = (runs: readonly { text: string; isFound: boolean }[]) =>
  runs.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join("");

test("an excerpt is a text with runs of what was found", () => {
  assert.equal(told(parseExcerpt("A <mark>vector</mark> has <mark>numbers.</mark>")), "A [vector] has [numbers.]");
  assert.equal(told(parseExcerpt("<mark>Vector</mark>")), "[Vector]");
  assert.deepEqual(parseExcerpt(""), []);
});

test("signs of markup that a page says are signs", () => {
  assert.equal(told(parseExcerpt("&lt;b&gt; <mark>&lt;mark&gt;</mark>")), "<b> [<mark>]");
});

test("a title is marked where its words were found, whatever their case and the signs around them", () => {
  const excerpts = ["A <mark>vector.</mark> and <mark>(Norms)</mark>"];
  assert.equal(told(markWords("Norms of a Vector: an – introduction", excerpts)), "[Norms] of a [Vector:] an – introduction");
  assert.equal(told(markWords("– –", ["<mark>–</mark>"])), "– –");
});

test("the path of a page is its most specific tag", () => {
  assert.deepEqual(findPath(["A", "A/B", "A/B/C", "D"]), ["A", "B", "C"]);
  assert.deepEqual(findPath([]), []);
  assert.deepEqual(parseTag(String.raw`TCP\/IP/Ch.1`), ["TCP/IP", "Ch.1"]);
});

test("words that stand on every page are not looked for, unless there are no others", () => {
  assert.equal(keepContentWords("the norm of a Vector", "en"), "norm Vector");
  assert.equal(keepContentWords("what is the", "en-GB"), "what is the");
  assert.equal(keepContentWords('"the norm"', "en"), '"the norm"');
  assert.equal(keepContentWords("die Norm is da", "de"), "die Norm is da");
});
