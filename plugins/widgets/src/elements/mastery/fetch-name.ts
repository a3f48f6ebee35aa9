// SPDX-License-Identifier: MIT
// Asks the site what its graph file is called: a small file with a fixed name says it. Once a page load.

import { isObject, type Json } from "../../core/json.ts";
import { findOwnAddress, isFromFolder } from "./site.ts";

/** The folder of the graph files. */
export const FOLDER = "assets/cairn/";

let pointer: Promise<string | undefined> | undefined;

/** The name of the current graph file, or undefined if it cannot be loaded. */
export function fetchGraphName(): Promise<string | undefined> {
  pointer ??= isFromFolder() ? Promise.resolve("graph.js") : fetchName();
  // What could not be loaded may be there at the next try.
  pointer.then((name) => {
    if (!name) pointer = undefined;
  });
  return pointer;
}

/** The content of a JSON file in the folder, or undefined if it cannot be loaded. */
export async function fetchJson(name: string): Promise<Json | undefined> {
  try {
    const response = await fetch(findOwnAddress(FOLDER + name));
    return response.ok ? await response.json() : undefined;
  } catch {
    // Offline, or there is no such file.
    return undefined;
  }
}

async function fetchName(): Promise<string | undefined> {
  const file = await fetchJson("graph.json");
  const name = isObject(file) ? file["graph"] : undefined;
  return typeof name === "string" ? name : undefined;
}
