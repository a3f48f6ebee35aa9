// SPDX-License-Identifier: MIT
// Caches the progress that `reduce` computes from a store's log, since every question of a page asks for it.

import type { Json } from "../core/json.ts";
import { findTimeLimit } from "../core/learner-event.ts";
import { type Progress, reduce } from "../core/reduce.ts";
import type { EventStore } from "./event-store.ts";

const cache = new WeakMap<readonly Json[], ReadonlyMap<string, Progress>>();

/** The progress of every attempted subject. */
export function readProgress(store: EventStore): ReadonlyMap<string, Progress> {
  const log = store.read();
  const progress = cache.get(log) ?? reduce(log, findTimeLimit(store.now()));
  cache.set(log, progress);
  return progress;
}
