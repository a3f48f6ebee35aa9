// SPDX-License-Identifier: MIT
// The geometry of the map: each chapter is a patch of square cells in rows of eight. All lengths are in user units of
// its drawing, as in `plugins/cairn/views/indexes/map_page.py`.

export const COLUMNS = 8;
/** The width and height of a cell. */
export const SIZE = 24;
/** Lines lead only to cells that are further away than this many cells. */
const NEAR = 4;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The upper corner at the start of a cell, which is given by its place in its chapter. */
export function findCorner(place: number, pitch: number): Point {
  return { x: (place % COLUMNS) * pitch, y: Math.floor(place / COLUMNS) * pitch };
}

/** The place of the cell that is nearest to a point, among this many cells. */
export function findNearest({ x, y }: Point, cells: number, pitch: number): number {
  const rows = Math.ceil(cells / COLUMNS);
  const row = clamp(nearestTo(y, pitch), rows - 1);
  const inRow = Math.min(COLUMNS, cells - row * COLUMNS);
  return row * COLUMNS + clamp(nearestTo(x, pitch), inRow - 1);
}

/**
 * The cell that a key leads to. `starts` holds the first cell of each chapter, and at its end the number of all cells.
 * Left is back, and right is on: the caller swaps them where texts run from right to left.
 */
export function findNext(cell: number, key: string, starts: readonly number[]): number | undefined {
  const chapter = findChapter(cell, starts);
  const [before = 0, first = 0, end = 0, after = end] = [-1, 0, 1, 2].map((step) => starts[chapter + step]);
  const column = (cell - first) % COLUMNS;
  const last = (starts.at(-1) ?? 0) - 1;
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(0, cell - 1),
    ArrowRight: Math.min(last, cell + 1),
    ArrowDown: isInLastRow(cell, first, end)
      ? Math.min(end + column, after > end ? after - 1 : cell)
      : Math.min(cell + COLUMNS, end - 1),
    ArrowUp: cell - COLUMNS >= first ? cell - COLUMNS : findAbove(cell, column, before, first),
    Home: first,
    End: end - 1,
  };
  return keys[key];
}

/** The chapter of a cell. */
export function findChapter(cell: number, starts: readonly number[]): number {
  return Math.max(0, starts.filter((start) => start <= cell).length - 1);
}

/** A line between the centers of two cells of a size, or undefined if they are so near that they need none. */
export function drawLine(from: Point, to: Point, size: number): string | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= NEAR * size) return undefined;
  // It begins and ends outside of the rings.
  const [x, y] = [(dx / length) * size * 0.7, (dy / length) * size * 0.7];
  const bow = { x: (from.x + to.x) / 2 + dy * 0.1, y: (from.y + to.y) / 2 - dx * 0.1 };
  const points = [from.x + x, from.y + y, bow.x, bow.y, to.x - x, to.y - y].map(Math.round);
  return `M${points.slice(0, 2)}Q${points.slice(2)}`;
}

/** The positions in a list of differences: the first one, and then how much further each next one is. */
export function readOrder(text: string): readonly number[] {
  let position = 0;
  return text
    .split(" ")
    .filter(Boolean)
    .map((step) => {
      position += Number(step);
      return position;
    });
}

/** In the last row of the chapter before, the cell in the same column. */
function findAbove(cell: number, column: number, before: number, first: number): number {
  if (first === 0) return cell;
  const lastRow = first - 1 - ((first - 1 - before) % COLUMNS);
  return Math.min(first - 1, lastRow + column);
}

function isInLastRow(cell: number, first: number, end: number): boolean {
  return Math.floor((cell - first) / COLUMNS) === Math.floor((end - 1 - first) / COLUMNS);
}

function nearestTo(length: number, pitch: number): number {
  return Math.round((length - SIZE / 2) / pitch);
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
