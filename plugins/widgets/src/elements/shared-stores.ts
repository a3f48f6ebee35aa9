// SPDX-License-Identifier: MIT
// Shares the stores of the questions with the script of the record menu, which is loaded after them. With stores
// of its own, the menu would not see what cannot be saved.

import type { openStore } from "../store/open-store.ts";

declare global {
  var cairnOpenStore: typeof openStore | undefined;
}

/** Makes the stores available to the scripts that are loaded later. */
export function shareStores(open: typeof openStore): void {
  globalThis.cairnOpenStore = open;
}
