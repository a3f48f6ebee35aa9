// SPDX-License-Identifier: MIT
// Resets the progress of subjects. Nothing is deleted: a reset is an event, and undoing it is another.

import type { EventStore } from "./event-store.ts";

/** Resets the subjects. Call the returned function to undo this. */
export function startOver(store: EventStore, subjects: readonly string[]): () => void {
  const resets = store.append(...subjects.map((subject) => ({ type: "reset", subject })));
  return () => {
    store.append(...resets.map(({ id, subject }) => ({ type: "reset", subject, undoes: id })));
  };
}
