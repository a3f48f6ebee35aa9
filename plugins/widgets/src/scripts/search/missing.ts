// SPDX-License-Identifier: MIT
// The script of the page about missing addresses. Only that page has it, directly, since the page may be shown at any
// depth. If the address of the site is not known, the page tries several addresses of this script; the first counts.

import { showWays } from "../../elements/missing/missing-page.ts";
import { rebase } from "../../elements/missing/rebase.ts";

const { src } = document.currentScript as HTMLScriptElement;
const root = new URL("../..", src);
const place = document.querySelector<HTMLElement>("#cairn-missing[hidden]");

function start(shown: HTMLElement): void {
  if (!shown.dataset["names"]?.startsWith(root.pathname)) rebase(root.pathname);
  showWays(shown, root.href);
}

if (place) {
  place.hidden = false;
  // The scripts of the theme follow.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => start(place));
  else start(place);
}
