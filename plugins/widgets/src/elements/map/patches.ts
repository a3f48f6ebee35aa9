// SPDX-License-Identifier: MIT
// The chapters of the map on the page: where their cells are, and which one is at a point.

import { COLUMNS, findChapter, findCorner, findNearest, SIZE } from "../../core/map/quilt.ts";

/** A square of the page, in pixels from the upper left corner of the patches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The patches of a map. How their cells are drawn is up to those who extend this. */
export abstract class Patches {
  readonly element: HTMLElement;
  /** The first cell of each chapter, and at the end the number of all cells. */
  readonly starts: readonly number[];
  protected readonly pitch: number;
  protected readonly drawings: readonly Element[];

  constructor(root: Element, drawings: readonly Element[], counts: readonly number[]) {
    this.element = root.querySelector<HTMLElement>(".cairn-course__patches") as HTMLElement;
    this.pitch = root.matches(".cairn-course--small") ? 30 : 28;
    this.drawings = drawings;
    const starts = [0];
    for (const count of counts) starts.push((starts.at(-1) ?? 0) + count);
    this.starts = starts;
    // The way to them is the list.
    for (const link of this.element.querySelectorAll<HTMLElement>("p a")) link.tabIndex = -1;
  }

  /** Where a cell is now. */
  findBox(cell: number): Box {
    const { first, scale, rect, isMirrored } = this.#measure(findChapter(cell, this.starts));
    const { x, y } = findCorner(cell - first, this.pitch);
    const around = this.element.getBoundingClientRect();
    const size = SIZE * scale;
    const left = isMirrored ? rect.right - x * scale - size : rect.left + x * scale;
    return { x: left - around.left, y: rect.top - around.top + y * scale, size };
  }

  /** The cell at or nearest to a point of the window, if that is in a chapter. */
  findCell(target: Element, x: number, y: number): number | undefined {
    const chapter = this.drawings.findIndex((drawing) => drawing.contains(target));
    if (chapter < 0) return undefined;
    const { first, scale, rect, isMirrored } = this.#measure(chapter);
    const point = { x: (isMirrored ? rect.right - x : x - rect.left) / scale, y: (y - rect.top) / scale };
    return first + findNearest(point, (this.starts[chapter + 1] ?? first) - first, this.pitch);
  }

  /** Makes one cell the only one that the Tab key reaches. */
  activate(cell: number, isFocused: boolean): void {
    const active = this.findStop(cell);
    for (const stop of this.element.querySelectorAll("[tabindex='0']")) stop.setAttribute("tabindex", "-1");
    active?.setAttribute("tabindex", "0");
    if (isFocused) active?.focus();
  }

  /** What has the focus for a cell. */
  abstract findStop(cell: number): HTMLElement | SVGElement | undefined;

  /** Lets all cells fade that were not found. */
  abstract fade(hits: ReadonlySet<number> | undefined): void;

  /** Whether rows begin on the right. */
  get isMirrored(): boolean {
    return getComputedStyle(this.element).direction === "rtl";
  }

  #measure(chapter: number) {
    const rect = (this.drawings[chapter] ?? this.element).getBoundingClientRect();
    const scale = rect.width / ((COLUMNS - 1) * this.pitch + SIZE);
    return { rect, scale, first: this.starts[chapter] ?? 0, isMirrored: this.isMirrored };
  }
}
