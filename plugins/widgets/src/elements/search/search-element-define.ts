// SPDX-License-Identifier: MIT
// Registers the element of the search. Separate from the class, so that importing the class changes nothing.

import { SearchElement } from "./search-element.ts";

/** Defines the element, unless the page has defined it before. */
export function defineSearch(tag = "cairn-search", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, SearchElement);
}
