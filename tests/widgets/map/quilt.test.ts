// SPDX-License-Identifier: MIT
// Where the cells of the map are, and where keys lead.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  drawLine,
  findChapter,
  findCorner,
  findNearest,
  findNext,
  readOrder,
} from "../../../plugins/widgets/src/core/map/quilt.ts";

// Chapters of 9, 3 and 20 concepts.
const STARTS = [0, 9, 12, 32];
const follow = (cell: number, ...keys: string[]) =>
  keys.reduce((at, key) => findNext(at, key, STARTS) ?? Number.NaN, cell);

test("a tap chooses the nearest cell, also from a gap, from an empty place or from outside", () => {
  for (const pitch of [28, 30]) {
    for (let place = 0; place < 20; place += 1) {
      const { x, y } = findCorner(place, pitch);
      assert.equal(findNearest({ x: x + 12, y: y + 12 }, 20, pitch), place);
      assert.equal(findNearest({ x: x + 23, y: y + 1 }, 20, pitch), place);
    }
  }
  assert.equal(findNearest({ x: 500, y: 500 }, 20, 28), 19);
  assert.equal(findNearest({ x: 200, y: 80 }, 20, 28), 19);
  assert.equal(findNearest({ x: -9, y: -9 }, 20, 28), 0);
});

test("left and right lead through all chapters and stop at the ends", () => {
  assert.equal(follow(8, "ArrowRight"), 9);
  assert.equal(follow(9, "ArrowLeft"), 8);
  assert.equal(follow(0, "ArrowLeft"), 0);
  assert.equal(follow(31, "ArrowRight"), 31);
});

test("up and down stay in the column and go on in the next chapter", () => {
  assert.equal(follow(0, "ArrowDown"), 8);
  assert.equal(follow(3, "ArrowDown"), 8); // the row below is shorter
  assert.equal(follow(8, "ArrowDown"), 9);
  assert.equal(follow(11, "ArrowDown"), 14);
  assert.equal(follow(14, "ArrowUp"), 11);
  assert.equal(follow(17, "ArrowUp"), 11);
  assert.equal(follow(11, "ArrowUp"), 8);
  assert.equal(follow(31, "ArrowDown"), 31);
  assert.equal(follow(3, "ArrowUp"), 3);
});

test("Home and End lead to the ends of a chapter, and other keys nowhere", () => {
  assert.equal(follow(15, "Home"), 12);
  assert.equal(follow(12, "End"), 31);
  assert.equal(findNext(4, "Tab", STARTS), undefined);
});

test("every cell is reached by the arrow keys, and each key leads to a cell", () => {
  for (let cell = 0; cell < 32; cell += 1) {
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]) {
      const next = findNext(cell, key, STARTS) ?? -1;
      assert.ok(next >= 0 && next < 32, `${key} from ${cell} leads to ${next}`);
    }
    assert.equal(STARTS[findChapter(cell, STARTS)] !== undefined, true);
  }
});

test("only cells that are further away than four cells have a line", () => {
  assert.equal(drawLine({ x: 0, y: 0 }, { x: 96, y: 0 }, 24), undefined);
  assert.match(drawLine({ x: 0, y: 0 }, { x: 97, y: 0 }, 24) ?? "", /^M17,0Q49,-10,80,0$/);
});

test("the order of concepts is read from differences", () => {
  assert.deepEqual(readOrder("7 1 -3 10"), [7, 8, 5, 15]);
  assert.deepEqual(readOrder(""), []);
});
