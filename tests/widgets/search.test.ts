// SPDX-License-Identifier: MIT

import assert from "node:assert/strict";
import { test } from "node:test";

import { removeStopWords } from "../../plugins/widgets/src/core/stop-words.ts";
import { highlightWords, parseExcerpt } from "../../plugins/widgets/src/core/highlights.ts";
import { findMostSpecificTag, parseTag } from "../../plugins/widgets/src/core/tag-path.ts";
import { joinCharacters, separateCharacters } from "../../plugins/widgets/src/core/word-segmentation.ts";

const markMatches = (segments: readonly { text: string; isMatch: boolean }[]) =>
  segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

test("an excerpt is split into segments that match or do not match", () => {
  assert.equal(markMatches(parseExcerpt("A <mark>vector</mark> has <mark>numbers.</mark>")), "A [vector] has [numbers.]");
  assert.equal(markMatches(parseExcerpt("<mark>Vector</mark>")), "[Vector]");
  assert.deepEqual(parseExcerpt(""), []);
});

test("escaped markup in an excerpt is text", () => {
  assert.equal(markMatches(parseExcerpt("&lt;b&gt; <mark>&lt;mark&gt;</mark>")), "<b> [<mark>]");
});

test("words of a title match regardless of case and surrounding punctuation", () => {
  const excerpts = ["A <mark>vector.</mark> and <mark>(Norms)</mark>"];
  assert.equal(markMatches(highlightWords("Norms of a Vector: an – introduction", excerpts)), "[Norms] of a [Vector:] an – introduction");
  assert.equal(markMatches(highlightWords("– –", ["<mark>–</mark>"])), "– –");
});

test("the most specific tag of a page is found", () => {
  assert.deepEqual(findMostSpecificTag(["A", "A/B", "A/B/C", "D"]), ["A", "B", "C"]);
  assert.deepEqual(findMostSpecificTag([]), []);
  assert.deepEqual(parseTag(String.raw`TCP\/IP/Ch.1`), ["TCP/IP", "Ch.1"]);
});

test("stop words are removed, unless there are no other words", () => {
  assert.equal(removeStopWords("the norm of a Vector", "en"), "norm Vector");
  assert.equal(removeStopWords("what is the", "en-GB"), "what is the");
  assert.equal(removeStopWords('"the norm"', "en"), '"the norm"');
  assert.equal(removeStopWords("die Norm is da", "de"), "die Norm is da");
});

test("characters of scripts without spaces become words, and a phrase if there is nothing else", () => {
  assert.equal(separateCharacters("数据库"), '"数 据 库"');
  assert.equal(separateCharacters("SQL数据库 index"), "SQL 数 据 库 index");
  assert.equal(separateCharacters("ที่นี่"), "ที่ นี่");
  assert.equal(separateCharacters("Straße 한국어"), "Straße 한국어");
});

test("the spaces that indexing added are removed", () => {
  assert.equal(joinCharacters("A 每 个 <mark>数</mark> <mark>据</mark> 库 。 B"), "A 每个<mark>数</mark><mark>据</mark>库。 B");
  assert.equal(joinCharacters("a b 한국어 있다"), "a b 한국어 있다");
});

test("stop words are removed with their spaces, in English only", () => {
  assert.equal(removeStopWords("the  norm  of a  vector", "en-US"), "norm vector");
  assert.equal(removeStopWords("the norm", "EN"), "norm");
  // The code of Dene only ends like that of English.
  assert.equal(removeStopWords("the norm", "den"), "the norm");
  assert.equal(removeStopWords("the norm", ""), "the norm");
});

test("a title is split at its spaces, which are kept", () => {
  assert.deepEqual(highlightWords("A  norm", ["<mark>norm</mark>"]), [
    { text: "A", isMatch: false },
    { text: "  ", isMatch: false },
    { text: "norm", isMatch: true },
  ]);
});

test("punctuation is ignored around a word but not within it", () => {
  assert.equal(markMatches(highlightWords("((norm)).", ["<mark>norm</mark>"])), "[((norm)).]");
  assert.equal(markMatches(highlightWords("norm", ["<mark>“(norm)”.</mark>"])), "[norm]");
  assert.equal(markMatches(highlightWords("wellknown", ["<mark>well-known</mark>"])), "wellknown");
  assert.equal(markMatches(highlightWords("STRASSE", ["<mark>Straße</mark>"])), "STRASSE");
});

test("a query becomes a phrase only if all of it is Chinese or Japanese", () => {
  assert.equal(separateCharacters("数据库 index"), "数 据 库 index");
  assert.equal(separateCharacters("数"), "数");
});
