// SPDX-License-Identifier: MIT
// Draws over the cells what belongs to the chosen concept: thick, thin and dashed rings, and lines to cells far away.

import { drawLine } from "../../core/map/quilt.ts";
import { createSvg } from "../create-elements.ts";
import type { Box, Patches } from "./patches.ts";

/** The rings and lines of one map. */
export class Rings {
  readonly #patches: Patches;
  readonly #drawing = createSvg("svg", { class: "cairn-rings", "aria-hidden": "true" });

  constructor(patches: Patches) {
    this.#patches = patches;
    patches.element.querySelector(".cairn-rings")?.remove();
    patches.element.append(this.#drawing);
  }

  /** Shows what belongs to a cell, or nothing. */
  show(cell: number | undefined, before: readonly number[], after: readonly number[]): void {
    this.#drawing.replaceChildren();
    if (cell === undefined) return;
    const box = this.#patches.findBox(cell);
    const groups = [
      { name: "before", boxes: before.map((other) => this.#patches.findBox(other)) },
      { name: "after", boxes: after.map((other) => this.#patches.findBox(other)) },
    ];
    for (const { name, boxes } of groups) for (const other of boxes) this.#drawLine(box, other, name);
    for (const { name, boxes } of groups) for (const other of boxes) this.#drawRing(other, name);
    this.#drawRing(box, "here");
  }

  #drawLine(from: Box, to: Box, name: string): void {
    const d = drawLine(findCenter(from), findCenter(to), from.size);
    if (d)
      this.#drawing.append(createSvg("path", { d, class: "halo" }), createSvg("path", { d, class: name }));
  }

  #drawRing({ x, y, size }: Box, name: string): void {
    const length = `${size + 4}`;
    const place = { x: `${x - 2}`, y: `${y - 2}`, width: length, height: length, rx: "4" };
    this.#drawing.append(createSvg("rect", { ...place, class: name }));
  }
}

function findCenter({ x, y, size }: Box) {
  return { x: x + size / 2, y: y + size / 2 };
}
