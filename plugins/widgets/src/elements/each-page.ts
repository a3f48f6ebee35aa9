// SPDX-License-Identifier: MIT
// Runs code on the first page and on every page after instant navigation.

declare global {
  /** The theme's stream of documents, which emits every page. */
  var document$: { subscribe(listener: () => void): void } | undefined;
}

/** Calls the listener for this page and for each page that replaces it, perhaps more than once for the same. */
export function onEachPage(listener: () => void): void {
  self.document$?.subscribe(listener);
  // On file:// the theme's stream ends before it emits, so the first page is always visited here as well: now, since
  // scripts usually stand at the end of a page, and once more for a page where this one does not.
  addEventListener("DOMContentLoaded", listener);
  listener();
}
