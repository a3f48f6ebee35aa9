// SPDX-License-Identifier: MIT
// Reads what a store's log says of its subjects, once for each state of the log, since every question of
// a page asks for it. Separate from reduce(), which is pure and forgets.

import type { Json } from "../core/json.ts";
import { findTimeLimit } from "../core/learner-event.ts";
import { type Progress, reduce } from "../core/reduce.ts";
import type { EventStore } from "./event-store.ts";

const known = new WeakMap<readonly Json[], ReadonlyMap<string, Progress>>();

/** The progress of every attempted subject. */
export function readProgress(store: EventStore): ReadonlyMap<string, Progress> {
  const log = store.read();
  const progress = known.get(log) ?? reduce(log, findTimeLimit(store.now()));
  known.set(log, progress);
  return progress;
}
