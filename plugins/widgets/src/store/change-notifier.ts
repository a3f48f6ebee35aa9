// SPDX-License-Identifier: MIT
// Notifies the listeners of a store. Both stores use it.

import type { ChangeOrigin } from "./event-store.ts";

/** The listeners of a store. */
export class ChangeNotifier {
  readonly #listeners = new Set<(origin: ChangeOrigin) => void>();

  /** Calls the listener after each change, until the signal is aborted. */
  subscribe(listener: (origin: ChangeOrigin) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  /** Calls the listeners after the current task, so that the code that made the change has finished. */
  notify(origin: ChangeOrigin): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(origin);
    });
  }
}
