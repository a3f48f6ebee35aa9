// SPDX-License-Identifier: MIT
// Finds out whether there is a record, without reading it. Part of the loader, so it must stay small.

import { tryTo } from "./try-to.ts";

/** Whether this browser stores anything of a record. */
export function hasRecord(recordName: string): boolean | undefined {
  return tryTo(() => Object.keys(localStorage).some((key) => `${key}:`.startsWith(`cairn:${recordName}:`)));
}
