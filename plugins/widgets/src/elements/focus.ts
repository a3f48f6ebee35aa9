// SPDX-License-Identifier: MIT
// Changes a part of the page without losing the reader's place in it. Separate, since every change that
// hides, removes or reorders something must take the same care.

/** Makes a change; when it hides or removes what had the focus, what `findHeir` finds takes it. */
export function keepFocus(root: HTMLElement, change: () => void, findHeir: () => HTMLElement): void {
  const active = document.activeElement;
  const isInside = active && root.contains(active);
  change();
  if (isInside && active.getClientRects().length === 0) findHeir().focus();
}

/** Brings an element's children into an order; moving an element would take the focus from it. */
export function reorder(parent: Element, children: readonly Element[]): void {
  const active = document.activeElement;
  if (children.every((child, place) => parent.children[place] === child)) return;
  parent.append(...children);
  if (active instanceof HTMLElement && parent.contains(active)) active.focus();
}
