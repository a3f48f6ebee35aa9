// SPDX-License-Identifier: MIT
// JSON of a wrong shape is narrowed to something empty and never trusted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asEntries, asStrings, asText, isObject, type Json } from "../../plugins/widgets/src/core/json.ts";

const VALUES: readonly Json[] = [null, true, 0, 7.5, "", "text", [], ["a", "b"], ["a", 1], [1, "a"], [null], [["a"]], {}, { a: 1 }];

function select(isChosen: (value: Json) => boolean): readonly Json[] {
  return VALUES.filter(isChosen);
}

test("an object is neither a list nor null nor anything simple", () => {
  assert.deepEqual(select(isObject), [{}, { a: 1 }]);
  assert.ok(!isObject(undefined));
});

test("a list of strings has nothing else in it", () => {
  assert.deepEqual(select((value) => asStrings(value) !== undefined), [[], ["a", "b"]]);
  assert.deepEqual(asStrings(["a", "b"]), ["a", "b"]);
  assert.equal(asStrings(undefined), undefined);
});

test("what is not a text reads as an empty one", () => {
  assert.deepEqual(select((value) => asText(value) !== ""), ["text"]);
  assert.equal(asText(undefined), "");
});

test("what is not an object has no entries", () => {
  assert.deepEqual(select((value) => asEntries(value).size > 0), [{ a: 1 }]);
  assert.equal(asEntries(undefined).size, 0);
});

test("a name that reaches for a prototype is an entry like any other", () => {
  const value: Json = JSON.parse('{"__proto__": "a", "constructor": "b"}');
  assert.deepEqual([...asEntries(value)], [["__proto__", "a"], ["constructor", "b"]]);
  assert.equal(asEntries({}).get("constructor"), undefined);
});
