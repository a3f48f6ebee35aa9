// SPDX-License-Identifier: MIT
// Loads what a preview shows. `plugins/cairn/views/previews.py` describes the files.

import { isObject, type Json } from "../../core/json.ts";
import { findShard } from "../../core/previews/shard.ts";
import { fetchJson } from "../mastery/fetch-name.ts";

/** What is known of a concept. */
export interface Preview {
  readonly title: string;
  readonly sentence: string;
  /** -1 if the concept is not written yet. */
  readonly questions: number;
  /** The titles of the first concepts that it builds on. */
  readonly before: readonly string[];
  /** How many others it builds on. */
  readonly more: number;
}

const files = new Map<string, Promise<Json | undefined>>();

/** The preview of the concept with a page, or undefined if there is none. */
export async function fetchPreview(path: string): Promise<Preview | undefined> {
  const index = (await fetchOnce("previews.json")) as { readonly shards: readonly string[] } | undefined;
  const name = index?.shards[findShard(path, index.shards.length)];
  const shard = name === undefined ? undefined : await fetchOnce(name);
  if (!isObject(shard) || !Object.hasOwn(shard, path)) return undefined;
  const [title, sentence, questions, before, more] = shard[path] as [
    string,
    string,
    number,
    string[],
    number,
  ];
  return { title, sentence, questions, before, more };
}

function fetchOnce(name: string): Promise<Json | undefined> {
  const file = files.get(name) ?? fetchJson(name);
  files.set(name, file);
  // What could not be loaded may be there at the next try.
  file.then((content) => content ?? files.delete(name));
  return file;
}
