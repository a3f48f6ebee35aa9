// SPDX-License-Identifier: MIT
// What several scripts say of the record.

import { say, saySentences } from "../core/messages.ts";
import type { Notice } from "../store/event-store.ts";
import type { Refusal } from "../store/keeping/read-record-file.ts";

/** Why a file is not loaded. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  unreadable: message("record.unreadable"),
  "too-large": message("record.too-large"),
};

/** Problems with storing the record. */
export const NOTICES: Readonly<Record<Notice, string>> = {
  "not-saved": message("record.not-saved"),
  "set-aside": message("record.set-aside"),
};

/** The number of entries that a file has added, and of those that were invalid. */
export function sayLoaded(count: number, rejected: number): string {
  if (count + rejected === 0) return message("record.all-known");
  return saySentences(
    count > 0 ? say(message("record.added"), { count }) : message("record.nothing-added"),
    rejected > 0 ? say(message("record.rejected"), { count: rejected }) : "",
  );
}
