// SPDX-License-Identifier: MIT
// Tells those who watch a store that it has changed. Separate, as both stores do it alike.

import type { ChangeOrigin } from "./event-store.ts";

/** Whom to tell of changes. */
export class ChangeNotifier {
  readonly #watchers = new Set<(origin: ChangeOrigin) => void>();

  /** Calls `look` after each change, until the signal ends it. */
  watch(look: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#watchers.add(look);
    signal.addEventListener("abort", () => this.#watchers.delete(look));
  }

  /** Tells of a change after the present task, so that who made it has finished first. */
  tell(origin: ChangeOrigin): void {
    queueMicrotask(() => {
      for (const look of this.#watchers) look(origin);
    });
  }
}
