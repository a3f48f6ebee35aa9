// SPDX-License-Identifier: MIT
// Moves a row of a list by dragging its handle. This is an extra, hidden from assistive technology. Here, too,
// the neighboring rows move in the DOM, since a moved element would lose the pointer capture.

/** Moves a row with the pointer until the pointer is released. */
export function drag(
  row: HTMLElement,
  handle: HTMLElement,
  pointerId: number,
  onMove: (row: HTMLElement) => void,
): void {
  const dragging = new AbortController();
  const { signal } = dragging;
  const previous = row.previousElementSibling;
  handle.setPointerCapture(pointerId);
  row.dataset["grabbed"] = "";
  handle.addEventListener("pointermove", ({ clientY }) => follow(row, clientY), { signal });
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

function follow(row: HTMLElement, y: number): void {
  const { previousElementSibling: previous, nextElementSibling: next } = row;
  if (previous && y < findMiddle(previous)) row.after(previous);
  else if (next && y > findMiddle(next)) row.before(next);
}

function findMiddle(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
