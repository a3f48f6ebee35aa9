// SPDX-License-Identifier: MIT
// Defines custom elements.

/** Defines an element, unless the page has already defined it. */
export function defineOnce(tag: string, element: CustomElementConstructor, registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, element);
}
