// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { ReviewElement } from "./review-element.ts";

/** Defines the element, unless the page has already defined it. */
export function defineReview(tag = "cairn-review", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, ReviewElement);
}
