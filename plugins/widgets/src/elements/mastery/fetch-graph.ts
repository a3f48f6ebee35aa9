// SPDX-License-Identifier: MIT
// Loads the graph of the site. From a folder, where nothing can be fetched, the graph comes as a script.

import { isObject } from "../../core/json.ts";
import { decodeGraph, type SiteGraph } from "../../core/learner/graph-file.ts";
import "../globals.ts";
import { FOLDER, fetchGraphName, fetchJson } from "./fetch-name.ts";
import { findOwnAddress, isFromFolder } from "./site.ts";

/** The graph, or undefined if it cannot be loaded. */
export async function fetchGraph(): Promise<SiteGraph | undefined> {
  if (isFromFolder()) return runGraphScript();
  const name = await fetchGraphName();
  const file = name && (await fetchJson(name));
  return file ? decodeGraph(file) : undefined;
}

function runGraphScript(): Promise<SiteGraph | undefined> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = findOwnAddress(`${FOLDER}graph.js`);
    globalThis.cairn = {
      ...globalThis.cairn,
      takeGraph: (file) => resolve(isObject(file) ? decodeGraph(file) : undefined),
    };
    script.onerror = () => resolve(undefined);
    // After it has run: if it has not called the function, as one that is damaged, it never will.
    script.onload = () => resolve(undefined);
    document.head.append(script);
  });
}
