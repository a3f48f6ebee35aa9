// SPDX-License-Identifier: MIT
// Moves a row of a list by dragging its handle, which is an extra and hidden from assistive technology.
// Here, too, the neighbours step over the row: a moved element would lose the pointer.

/** Lets a row follow the pointer until it is let go. */
export function drag(
  row: HTMLElement,
  handle: HTMLElement,
  pointer: number,
  finish: (row: HTMLElement) => void,
): void {
  const dragging = new AbortController();
  const { signal } = dragging;
  const before = row.previousElementSibling;
  handle.setPointerCapture(pointer);
  row.dataset["grabbed"] = "";
  handle.addEventListener("pointermove", ({ clientY }) => follow(row, clientY), { signal });
  handle.addEventListener(
    "lostpointercapture",
    () => {
      dragging.abort();
      delete row.dataset["grabbed"];
      if (row.previousElementSibling !== before) finish(row);
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
