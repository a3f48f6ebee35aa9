// SPDX-License-Identifier: MIT
// Registers the sorting table. Separate from the class, so that importing the class changes nothing.

import { SortableElement } from "./sortable-element.ts";

/** Defines the element, unless the page has defined it before. */
export function defineSortable(tag = "cairn-sortable", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, SortableElement);
}
