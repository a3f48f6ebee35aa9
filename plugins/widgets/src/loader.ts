// SPDX-License-Identifier: MIT
// Stands on every page and appends the script of the questions once, where the first question stands, that of
// tables where one sorts, and that of the search once a reader opens it. Separate from those scripts, so that a page without either costs
// next to nothing; and a classic script, because file:// blocks modules and instant navigation runs no script
// that only some pages have.

import type { SearchBox } from "./elements/search/search-box.ts";

/** The theme's stream of documents, which emits at the first page and after each instant navigation. */
declare const document$: { subscribe(look: () => void): void } | undefined;

const here = (document.currentScript as HTMLScriptElement).src;
const appended: Record<string, boolean> = {};

function append(name: string): void {
  if (appended[name]) return;
  appended[name] = true;
  const script = document.createElement("script");
  script.src = here.replace(/loader(?=\.js[^/]*$)/, name);
  document.head.append(script);
}

function look(): void {
  if (document.querySelector("cairn-question")) append("questions");
  if (document.querySelector("cairn-sortable")) append("tables");
}

/** Opens the search by its field, by the theme's toggle and by the theme's keys. */
function attend(box: SearchBox, field: HTMLInputElement, toggle: HTMLInputElement): void {
  box.addEventListener("focusin", ({ relatedTarget }) => {
    if (!toggle.checked) {
      box.previousFocus = relatedTarget;
      toggle.click();
    }
    append("search");
  });
  toggle.addEventListener("change", () => toggle.checked && field.focus());
  addEventListener("keydown", (event) => {
    const isTyping = (event.target as Element).matches(
      "input:not([type=radio]),select,textarea,[contenteditable]",
    );
    const isKey = /^[fs/]$/.test(event.key) && !(event.ctrlKey || event.metaKey || event.altKey);
    if (!isKey || isTyping || toggle.checked) return;
    event.preventDefault();
    field.select();
    field.focus();
  });
}

if (typeof document$ !== "undefined") document$.subscribe(look);
// From a disk the theme's stream ends before it has begun, so the first page is looked at in any case.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", look);
else look();

// The theme keeps its header through instant navigation.
const box = document.querySelector<SearchBox>("cairn-search");
const field = box?.querySelector("input");
const toggle = document.querySelector<HTMLInputElement>("#__search");
if (box && field && toggle) attend(box, field, toggle);
