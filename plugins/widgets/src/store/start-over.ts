// SPDX-License-Identifier: MIT
// Takes subjects of a record back to their beginning, with a way back. Nothing is deleted: a reset is one
// more event, and so is its taking back.

import type { EventStore } from "./event-store.ts";

/** Resets the subjects; what it gives back takes that back. */
export function startOver(store: EventStore, subjects: readonly string[]): () => void {
  const resets = store.append(...subjects.map((subject) => ({ type: "reset", subject })));
  return () => {
    store.append(...resets.map(({ id, subject }) => ({ type: "reset", subject, undoes: id })));
  };
}
