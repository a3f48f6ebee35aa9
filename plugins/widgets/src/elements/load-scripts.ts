// SPDX-License-Identifier: MIT
// Loads the other scripts, each once, when a page contains an element that needs it. What a reader with a record needs
// besides is decided by the script `learner`, so that this one stays small.

import { onEachPage } from "./each-page.ts";
import "./globals.ts";
import { hasRecord } from "../store/has-record.ts";

// The fragment begins with the name of the record, or is missing if the site has no learner layer. All scripts get it.
const { src } = document.currentScript as HTMLScriptElement;
const [, record] = /#([^/]+)/.exec(src) ?? [];
const scripts: Record<string, HTMLScriptElement> = {};

/** Loads a script from the folder of the loader, after those that were loaded before. */
export function loadScript(name: string): HTMLScriptElement {
  const script = scripts[name] ?? document.createElement("script");
  scripts[name] = script;
  // All of this has no effect on a script that is loaded already.
  script.src = src.replace("loader.js", `${name}.js`);
  // What could not be loaded may be there at the next try.
  script.onerror = () => delete scripts[name];
  // Scripts run in the order in which they are added.
  script.async = false;
  document.head.append(script);
  return script;
}

/** Loads the scripts for the elements of this page, and of each page that the reader goes on to. */
export function loadNeededScripts(): void {
  const loadFor = (selector: string, ...names: readonly string[]) => {
    if (document.querySelector(selector)) names.forEach(loadScript);
  };
  // On a phone, fingers do not rest on links.
  const types = ["keydown", ...(matchMedia("(hover)").matches ? ["pointerover"] : [])];
  for (const type of types) addEventListener(type, () => loadScript("previews"), { once: true });
  self.cairn = { load: loadScript, hasLearner: record !== undefined };
  onEachPage(() => {
    loadFor("cairn-question,cairn-record", "store", "questions", "record");
    loadFor("cairn-sortable", "tables");
    loadFor("cairn-course-map", "map");
    loadFor("cairn-search", "opener");
    if (record)
      loadFor(hasRecord(decodeURIComponent(record)) ? "*" : "cairn-progress,cairn-review", "learner");
  });
}
