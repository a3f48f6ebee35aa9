// SPDX-License-Identifier: MIT
// Opens the search from its field, the theme's toggle or the theme's keys, and then loads its script. A script of its
// own, since few readers of a page search.

import "../globals.ts";
import type { SearchBox } from "./search-box.ts";

/** Adds the listeners, if the page has a search. The theme keeps its header during instant navigation. */
export function openSearchOnDemand(): void {
  const box = document.querySelector<SearchBox>("cairn-search");
  const field = box?.querySelector("input");
  const toggle = document.querySelector<HTMLInputElement>("#__search");
  if (box && field && toggle) listen(box, field, toggle);
}

function listen(box: SearchBox, field: HTMLInputElement, toggle: HTMLInputElement): void {
  box.addEventListener("focusin", ({ relatedTarget }) => {
    if (!toggle.checked) {
      box.previousFocus = relatedTarget;
      toggle.click();
    }
    cairn?.load?.("search");
  });
  toggle.addEventListener("change", () => toggle.checked && field.focus());
  addEventListener("keydown", (event) => {
    const isTyping = (event.target as Element).matches(
      "input:not([type=radio]),select,textarea,[contenteditable]",
    );
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (isShortcut || isTyping || toggle.checked || !/^[fs/]$/.test(event.key)) return;
    event.preventDefault();
    field.select();
    field.focus();
  });
}
