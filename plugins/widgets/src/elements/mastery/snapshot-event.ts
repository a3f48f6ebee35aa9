// SPDX-License-Identifier: MIT
// The DOM event that tells the page that the reader's states have changed.

import type { Snapshot } from "../../core/learner/snapshot.ts";

/** Dispatched on the document after each computation. */
export class SnapshotEvent extends Event {
  static readonly type = "cairn-snapshot";
  readonly snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    super(SnapshotEvent.type);
    this.snapshot = snapshot;
  }
}
