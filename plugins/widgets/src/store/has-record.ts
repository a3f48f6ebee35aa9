// SPDX-License-Identifier: MIT
// Finds out whether there is a record, without reading it. Part of the loader, so it must stay small.

import { tryTo } from "./try-to.ts";

/** Whether this browser stores a record: what is kept beside one, such as a snapshot, does not count. */
export function hasRecord(recordName: string): boolean | undefined {
  return tryTo(() =>
    Object.keys(localStorage).some((key) => `${key}:s:`.startsWith(`cairn:${recordName}:s:`)),
  );
}
