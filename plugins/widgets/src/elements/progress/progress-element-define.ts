// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { ProgressElement } from "./progress-element.ts";

/** Defines the element, unless the page has already defined it. */
export function defineProgress(tag = "cairn-progress", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, ProgressElement);
}
