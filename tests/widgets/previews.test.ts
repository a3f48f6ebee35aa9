// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeBox } from "../../plugins/widgets/src/core/previews/place.ts";
import { findShard } from "../../plugins/widgets/src/core/previews/shard.ts";

const VIEW = { width: 1000, height: 800 };
const BOX = { width: 300, height: 100 };
const edges = (left: number, top: number, width = 80) => ({ left, right: left + width, top, bottom: top + 20 });

test("a preview stands above its link and begins where the link begins", () => {
  assert.deepEqual(placeBox(edges(200, 400), BOX, VIEW, false), { left: 200, top: 296 });
});

test("from right to left, a preview ends where its link begins", () => {
  assert.deepEqual(placeBox(edges(600, 400), BOX, VIEW, true), { left: 380, top: 296 });
});

test("without room above, a preview stands below its link", () => {
  assert.deepEqual(placeBox(edges(200, 60), BOX, VIEW, false), { left: 200, top: 84 });
});

for (const [isRightToLeft, left] of [
  [false, 980],
  [true, -20],
] as const) {
  test(`a preview of a link at the edge is inside the window, right to left: ${isRightToLeft}`, () => {
    const placed = placeBox(edges(left, 400), BOX, VIEW, isRightToLeft);
    assert.ok(placed.left >= 0 && placed.left + BOX.width <= VIEW.width);
  });
}

test("in a window narrower than the preview, its beginning is seen", () => {
  assert.equal(placeBox(edges(100, 400), BOX, { width: 200, height: 800 }, false).left, 8);
});

for (const [path, shard] of [
  ["concepts/vectors/", 3],
  ["", 0],
  ["concepts/%C3%BC/", 2],
  [`concepts/${"long-".repeat(99)}`, 5],
] as const) {
  test(`the shard of "${path.slice(0, 20)}" is the one that the engine wrote it to`, () => {
    assert.equal(findShard(path, 8), shard);
  });
}
