// SPDX-License-Identifier: MIT
// The shapes of cells, as paths in a cell's own units: shape first, then color. A drawing by links and one by a script
// use the same.

import type { CellState } from "./concepts.ts";

const OUTER = "M2 0h20a2 2 0 0 1 2 2v20a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2z";

/** The frame of every cell. */
export const FRAME =
  "M2 .5h20a1.5 1.5 0 0 1 1.5 1.5v20a1.5 1.5 0 0 1-1.5 1.5H2A1.5 1.5 0 0 1 .5 22V2A1.5 1.5 0 0 1 2 .5z";
/** The dot of what is due, at the upper end corner. */
export const DOT = "M23-3.4a4.4 4.4 0 0 1 0 8.8a4.4 4.4 0 0 1 0-8.8z";

/** What is filled of a cell; empty if nothing is. */
export function findFilling({ name, isReady }: CellState): string {
  const fillings = {
    unseen: isReady ? "M9 9h6v6H9z" : "",
    learning: "M0 12h24v10a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2z",
    known: `${OUTER}M4 4v16h16V4z`,
    mastered: OUTER,
  };
  return fillings[name];
}
