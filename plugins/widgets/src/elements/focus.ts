// SPDX-License-Identifier: MIT
// Changes the page without losing the keyboard focus. Everything that hides, removes or reorders elements
// uses this.

/** Makes a change. If it hides or removes the focused element, focuses the one that `findNext` returns. */
export function keepFocus(root: HTMLElement, change: () => void, findNext: () => HTMLElement): void {
  const active = document.activeElement;
  const isInside = active && root.contains(active);
  change();
  if (isInside && active.getClientRects().length === 0) findNext().focus();
}

/** Puts an element's children in an order. Moving a focused element would lose the focus, so it is restored. */
export function reorder(parent: Element, children: readonly Element[]): void {
  const active = document.activeElement;
  if (children.every((child, index) => parent.children[index] === child)) return;
  parent.append(...children);
  if (active instanceof HTMLElement && parent.contains(active)) active.focus();
}
