// SPDX-License-Identifier: MIT
// Whether a reader wants previews of links. It belongs to the browser and not to a record, so its key is none of a record.

import { tryTo } from "./try-to.ts";

const KEY = "cairn-previews";
const OFF = "off";

/** Whether links show previews. They do unless the reader has switched them off. */
export function arePreviewsOn(): boolean {
  return tryTo(() => localStorage.getItem(KEY)) !== OFF;
}

/** Switches previews on or off. */
export function switchPreviews(areOn: boolean): void {
  tryTo(() => (areOn ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, OFF)));
}
