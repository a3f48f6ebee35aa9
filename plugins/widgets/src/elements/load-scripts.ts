// SPDX-License-Identifier: MIT
// Loads the other scripts, each once, when a page contains the element that it defines.

/** The theme's stream of documents, which emits the first page and every page after instant navigation. */
declare const document$: { subscribe(listener: () => void): void } | undefined;

const loaderUrl = (document.currentScript as HTMLScriptElement).src;
const loaded: Record<string, boolean> = {};

/** Loads a script from the folder of the loader. */
export function loadScript(name: string): void {
  if (loaded[name]) return;
  loaded[name] = true;
  const script = document.createElement("script");
  script.src = loaderUrl.replace(/loader(?=\.js[^/]*$)/, name);
  // Scripts run in the order in which they are added.
  script.async = false;
  document.head.append(script);
}

/** Loads the scripts for the elements of this page, and of each page that the reader goes on to. */
export function loadNeededScripts(): void {
  const load = () => {
    if (document.querySelector("cairn-question, cairn-record")) loadScript("questions");
    if (document.querySelector("cairn-record")) loadScript("record");
    if (document.querySelector("cairn-sortable")) loadScript("tables");
  };
  if (typeof document$ !== "undefined") document$.subscribe(load);
  // On file:// the theme's stream ends before it emits, so the first page is always checked here as well.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", load);
  else load();
}
