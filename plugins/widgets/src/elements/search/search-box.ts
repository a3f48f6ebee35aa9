// SPDX-License-Identifier: MIT
// What opens the search passes to it. Separate, so that the opener does not include the search.

/** The search element, whether or not its script is loaded. */
export interface SearchBox extends HTMLElement {
  /** What had the focus before the search opened. */
  previousFocus?: EventTarget | null;
}
