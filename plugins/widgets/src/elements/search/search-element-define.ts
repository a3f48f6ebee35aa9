// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { SearchElement } from "./search-element.ts";

/** Defines the element, unless the page has already defined it. */
export function defineSearch(tag = "cairn-search", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, SearchElement);
}
