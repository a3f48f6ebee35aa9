// SPDX-License-Identifier: MIT
// Starts Material again where a browser forbids storage. The theme reads its own settings from there without a guard,
// and stops: its sidebars keep no height and lie over the footer, and its search and menu do nothing.
// Hack: all three names are the theme's own. In a theme without them, nothing happens.

import { isStorageForbidden } from "../store/storage-access.ts";
import { tryTo } from "../store/try-to.ts";

type ReadOrWrite = (...values: readonly unknown[]) => unknown;

declare global {
  /** The theme's function that reads a setting; nothing if there is none. */
  var __md_get: ReadOrWrite | undefined;
  /** The theme's function that keeps a setting. */
  var __md_set: ReadOrWrite | undefined;
  /** The theme's stream of the parts of a page. If it failed, it begins anew for whoever subscribes. */
  var component$: { subscribe(): void } | undefined;
}

/** Lets the theme begin anew, as for a reader without settings, if storage is forbidden. */
export function restartTheme(): void {
  if (!isStorageForbidden()) return;
  for (const name of ["__md_get", "__md_set"] as const) {
    const call = self[name];
    self[name] = (...values) => tryTo(() => call?.(...values));
  }
  self.component$?.subscribe();
}
