// SPDX-License-Identifier: MIT
// Values from JSON are checked, and those of a wrong shape are treated as empty.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asEntries, asStrings, asText, isObject, type Json } from "../../plugins/widgets/src/core/json.ts";

const VALUES: readonly Json[] = [null, true, 0, 7.5, "", "text", [], ["a", "b"], ["a", 1], [1, "a"], [null], [["a"]], {}, { a: 1 }];

function select(isChosen: (value: Json) => boolean): readonly Json[] {
  return VALUES.filter(isChosen);
}

test("only objects are objects: not lists, null or simple values", () => {
  assert.deepEqual(select(isObject), [{}, { a: 1 }]);
  assert.ok(!isObject(undefined));
});

test("a list of strings contains nothing else", () => {
  assert.deepEqual(select((value) => asStrings(value) !== undefined), [[], ["a", "b"]]);
  assert.deepEqual(asStrings(["a", "b"]), ["a", "b"]);
  assert.equal(asStrings(undefined), undefined);
});

test("a value that is not a string is read as an empty string", () => {
  assert.deepEqual(select((value) => asText(value) !== ""), ["text"]);
  assert.equal(asText(undefined), "");
});

test("a value that is not an object has no entries", () => {
  assert.deepEqual(select((value) => asEntries(value).size > 0), [{ a: 1 }]);
  assert.equal(asEntries(undefined).size, 0);
});

test("a name of a prototype property is an ordinary entry", () => {
  const value: Json = JSON.parse('{"__proto__": "a", "constructor": "b"}');
  assert.deepEqual([...asEntries(value)], [["__proto__", "a"], ["constructor", "b"]]);
  assert.equal(asEntries({}).get("constructor"), undefined);
});
