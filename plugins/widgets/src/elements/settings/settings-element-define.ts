// SPDX-License-Identifier: MIT
// Defines the custom element. Separate from the class, so that importing the class has no side effect.

import { SettingsElement } from "./settings-element.ts";

/** Defines the element, unless the page has already defined it. */
export function defineSettings(tag = "cairn-settings", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, SettingsElement);
}
