// SPDX-License-Identifier: MIT
// Stands on every page and appends the script of the questions once, where the first question stands.
// Separate from that script, so that a page without questions costs next to nothing; and a classic
// script, because file:// blocks modules and instant navigation runs no script that only some pages have.

/** The theme's stream of documents, which emits at the first page and after each instant navigation. */
declare const document$: { subscribe(look: () => void): void } | undefined;

const here = (document.currentScript as HTMLScriptElement).src;
let isAppended = false;

function look(): void {
  if (isAppended || !document.querySelector("cairn-question")) return;
  isAppended = true;
  const script = document.createElement("script");
  script.src = here.replace(/loader(?=\.js[^/]*$)/, "questions");
  document.head.append(script);
}

if (typeof document$ !== "undefined") document$.subscribe(look);
// From a disk the theme's stream ends before it has begun, so the first page is looked at in any case.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", look);
else look();
