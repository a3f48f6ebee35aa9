// SPDX-License-Identifier: MIT
// Whether this browser lets the site keep anything.

import type { StringStorage } from "./record/segment.ts";
import { tryTo } from "./try-to.ts";

/** Whether local storage is forbidden: even reading it throws then. */
export function isStorageForbidden(storage: () => StringStorage = () => localStorage): boolean {
  return tryTo(() => storage().length) === undefined;
}
