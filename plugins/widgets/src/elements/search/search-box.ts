// SPDX-License-Identifier: MIT
// What the loader passes to the search. Separate, so that the loader does not include the search.

/** The search element, whether or not its script is loaded. */
export interface SearchBox extends HTMLElement {
  /** What had the focus before the search opened. */
  previousFocus?: EventTarget | null;
}
