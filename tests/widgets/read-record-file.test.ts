// SPDX-License-Identifier: MIT
// Files with records: plain or gzipped, and not larger than any browser can store.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readFileText } from "../../plugins/widgets/src/store/keeping/read-record-file.ts";

const TEXT = '{"format": "learner-record", "version": 1, "events": [], "note": "é 🦉"}';

test("a file is read, gzipped or not, whatever its name", async () => {
  assert.deepEqual(await readFileText(new Blob([TEXT])), { text: TEXT });
  assert.deepEqual(await readFileText(new Blob([gzipSync(TEXT)])), { text: TEXT });
});

test("a file of 30 MB is read", async () => {
  const text = "x".repeat(30_000_000);
  for (const content of [text, gzipSync(text)]) {
    const read = await readFileText(new Blob([content]));
    assert.ok(typeof read === "object" && read.text === text);
  }
});

test("a file above the limit is rejected, also if it is small until it is unzipped", async () => {
  assert.equal(await readFileText(new Blob([TEXT]), TEXT.length), "too-large");
  assert.equal(await readFileText(new Blob([gzipSync("x".repeat(1_000_000))]), 100_000), "too-large");
});

test("a gzipped file that is damaged or cannot be unzipped here is unreadable", async (context) => {
  const zipped = gzipSync(TEXT);
  assert.equal(await readFileText(new Blob([zipped.subarray(0, -9)])), "unreadable");
  assert.equal(await readFileText(new Blob([new Uint8Array([0x1f, 0x8b])])), "unreadable");
  // As in a browser that cannot unzip.
  context.mock.property(globalThis, "DecompressionStream", undefined);
  assert.equal(await readFileText(new Blob([zipped])), "unreadable");
});

test("an empty file is an empty text", async () => {
  assert.deepEqual(await readFileText(new Blob([])), { text: "" });
});
