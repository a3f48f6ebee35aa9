// SPDX-License-Identifier: MIT
// The script of the page about missing addresses. Only that page has it, directly, since the page may be shown at any
// depth. If the address of the site is not known, the page tries several addresses of this script; the first counts.

import type { NamesFile } from "../../core/search/names-file.ts";
import { showWays } from "../../elements/missing/missing-page.ts";
import { rebase } from "../../elements/missing/rebase.ts";

const { src } = document.currentScript as HTMLScriptElement;
const root = new URL("../..", src);
const place = document.querySelector<HTMLElement>("#cairn-missing[hidden]");

if (place) {
  showWays(place, root, (self as { cairnNames?: NamesFile }).cairnNames);
  // The scripts of the theme follow.
  if (place.dataset["root"] !== root.pathname)
    addEventListener("DOMContentLoaded", () => rebase(root.pathname));
}
