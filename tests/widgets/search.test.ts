// SPDX-License-Identifier: MIT

import assert from "node:assert/strict";
import { test } from "node:test";

import { removeStopWords } from "../../plugins/widgets/src/core/stop-words.ts";
import { highlightWords, parseExcerpt } from "../../plugins/widgets/src/core/highlights.ts";
import { findMostSpecificTag, parseTag } from "../../plugins/widgets/src/core/tag-path.ts";
import { joinCharacters, separateCharacters } from "../../plugins/widgets/src/core/word-segmentation.ts";

const told = (runs: readonly { text: string; isMatch: boolean }[]) =>
  runs.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

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
  assert.equal(told(highlightWords("Norms of a Vector: an – introduction", excerpts)), "[Norms] of a [Vector:] an – introduction");
  assert.equal(told(highlightWords("– –", ["<mark>–</mark>"])), "– –");
});

test("the path of a page is its most specific tag", () => {
  assert.deepEqual(findMostSpecificTag(["A", "A/B", "A/B/C", "D"]), ["A", "B", "C"]);
  assert.deepEqual(findMostSpecificTag([]), []);
  assert.deepEqual(parseTag(String.raw`TCP\/IP/Ch.1`), ["TCP/IP", "Ch.1"]);
});

test("words that stand on every page are not looked for, unless there are no others", () => {
  assert.equal(removeStopWords("the norm of a Vector", "en"), "norm Vector");
  assert.equal(removeStopWords("what is the", "en-GB"), "what is the");
  assert.equal(removeStopWords('"the norm"', "en"), '"the norm"');
  assert.equal(removeStopWords("die Norm is da", "de"), "die Norm is da");
});

test("characters of scripts without spaces are words of a query, and a phrase where there is nothing else", () => {
  assert.equal(separateCharacters("数据库"), '"数 据 库"');
  assert.equal(separateCharacters("SQL数据库 index"), "SQL 数 据 库 index");
  assert.equal(separateCharacters("ที่นี่"), "ที่ นี่");
  assert.equal(separateCharacters("Straße 한국어"), "Straße 한국어");
});

test("what was found is put together again as its author has written it", () => {
  assert.equal(joinCharacters("A 每 个 <mark>数</mark> <mark>据</mark> 库 。 B"), "A 每个<mark>数</mark><mark>据</mark>库。 B");
  assert.equal(joinCharacters("a b 한국어 있다"), "a b 한국어 있다");
});

test("stop words go with the spaces around them, in English only", () => {
  assert.equal(removeStopWords("the  norm  of a  vector", "en-US"), "norm vector");
  assert.equal(removeStopWords("the norm", "EN"), "norm");
  // Dene, whose code only ends like that of English.
  assert.equal(removeStopWords("the norm", "den"), "the norm");
  assert.equal(removeStopWords("the norm", ""), "the norm");
});

test("a title is split at its spaces, which stay as they are", () => {
  assert.deepEqual(highlightWords("A  norm", ["<mark>norm</mark>"]), [
    { text: "A", isMatch: false },
    { text: "  ", isMatch: false },
    { text: "norm", isMatch: true },
  ]);
});

test("signs are ignored around a word, however many, and not within it", () => {
  assert.equal(told(highlightWords("((norm)).", ["<mark>norm</mark>"])), "[((norm)).]");
  assert.equal(told(highlightWords("norm", ["<mark>“(norm)”.</mark>"])), "[norm]");
  assert.equal(told(highlightWords("wellknown", ["<mark>well-known</mark>"])), "wellknown");
  assert.equal(told(highlightWords("STRASSE", ["<mark>Straße</mark>"])), "STRASSE");
});

test("a query is a phrase only where all of it is Chinese or Japanese", () => {
  assert.equal(separateCharacters("数据库 index"), "数 据 库 index");
  assert.equal(separateCharacters("数"), "数");
});
