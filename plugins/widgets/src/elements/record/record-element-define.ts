// SPDX-License-Identifier: MIT
// Registers the element of the record. Separate from the class, so that importing the class changes nothing.

import { RecordElement } from "./record-element.ts";

/** Defines the element, unless the page has defined it before. */
export function defineRecord(tag = "cairn-record", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, RecordElement);
}
