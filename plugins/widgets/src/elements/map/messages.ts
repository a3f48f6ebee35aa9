// SPDX-License-Identifier: MIT
// What the map says of the state of a concept.

import type { CellState } from "../../core/map/concepts.ts";
import { STATES, sayAfterName } from "../learner/messages.ts";

/** The state of a concept by itself. */
export function sayState({ name, isReady, isDue }: CellState): string {
  return (isReady ? message("state.ready") : STATES[name]) + (isDue ? message("state.and-due") : "");
}

/** The state of a concept after its name. */
export function sayStateAfter({ name, isReady, isDue }: CellState): string {
  return isReady ? message("state.and-ready") : sayAfterName(name, isDue);
}
