// SPDX-License-Identifier: MIT
// Records what learners say about concepts: that they know some, and that one is their goal.

import type { Mark } from "../core/learner/history.ts";
import type { EventStore } from "./event-store.ts";

/** Marks a concept. `none` takes an earlier mark back. */
export function setMark(
  store: EventStore,
  conceptId: string,
  value: Mark["value"],
  by: Mark["by"] = "hand",
): void {
  setMarks(store, [conceptId], value, by);
}

/** Marks several concepts at once, as after a placement. */
export function setMarks(
  store: EventStore,
  conceptIds: readonly string[],
  value: Mark["value"],
  by: Mark["by"],
): void {
  const marks = conceptIds.map((id) => ({ type: "mark", subject: `concept:${id}`, value, by }));
  if (marks.length > 0) store.append(...marks);
}

/** Makes a concept a goal, or not one any more. */
export function setGoal(store: EventStore, conceptId: string, isGoal: boolean): void {
  store.append({ type: "goal", subject: `concept:${conceptId}`, value: isGoal });
}
