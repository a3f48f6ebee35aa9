// SPDX-License-Identifier: MIT
// Tells whether the reader came back to a page, by a reload or by Back or Forward, or was sent to it by a link.

let returnedTo = "";

/** Follows the reader from page to page, also where the theme replaces the page without loading it. */
export function followReturns(): void {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (entry?.type !== "navigate") returnedTo = entry?.name ?? location.href;
  addEventListener("popstate", () => {
    returnedTo = location.href;
  });
}

/** Whether the reader came back to this page. Each return is told once. */
export function takeReturn(): boolean {
  const isReturn = returnedTo === location.href;
  returnedTo = "";
  return isReturn;
}
