// SPDX-License-Identifier: MIT
// What the loader tells the search. Separate, because the loader must not bring the search along.

/** The element of the search, whether or not its script is there yet. */
export interface SearchBox extends HTMLElement {
  /** What had the focus before the search took it. */
  previousFocus?: EventTarget | null;
}
