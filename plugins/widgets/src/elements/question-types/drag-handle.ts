// SPDX-License-Identifier: MIT
// Moves a row of a list by dragging its handle. This is an extra, hidden from assistive technology. Here, too,
// the neighboring rows move in the DOM, since a moved element would lose the pointer capture.

/**
 * Moves a row with the pointer until the pointer is released. Calls `onStep` after each change of the order, and
 * `onMove` at the end if the row is elsewhere then.
 */
export function drag(
  row: HTMLElement,
  handle: HTMLElement,
  pointerId: number,
  onStep: () => void,
  onMove: (row: HTMLElement) => void,
): void {
  const dragging = new AbortController();
  const { signal } = dragging;
  const previous = row.previousElementSibling;
  handle.setPointerCapture(pointerId);
  row.dataset["grabbed"] = "";
  handle.addEventListener(
    "pointermove",
    ({ clientY }) => {
      if (follow(row, clientY)) onStep();
    },
    { signal },
  );
  handle.addEventListener(
    "lostpointercapture",
    () => {
      dragging.abort();
      delete row.dataset["grabbed"];
      if (row.previousElementSibling !== previous) onMove(row);
    },
    { signal },
  );
}

/** Moves a row by one. Returns false at the end of the list. */
export function moveRow(row: HTMLElement, move: string | undefined): boolean {
  const { previousElementSibling: previous, nextElementSibling: next } = row;
  if (move === "up" && previous) row.after(previous);
  else if (move === "down" && next) row.before(next);
  else return false;
  return true;
}

/** Moves the row by one if the pointer is beyond the middle of its neighbor, and returns whether it did. */
function follow(row: HTMLElement, y: number): boolean {
  const { previousElementSibling: previous, nextElementSibling: next } = row;
  const isAbove = previous && y < findMiddle(previous);
  return moveRow(row, isAbove ? "up" : next && y > findMiddle(next) ? "down" : "");
}

function findMiddle(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
