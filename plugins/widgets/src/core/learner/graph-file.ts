// SPDX-License-Identifier: MIT
// Reads the graph file, which `plugins/cairn/views/learner/graph_file.py` writes and describes column by column.

import { isolate } from "../isolate.ts";
import { isObject, type Json } from "../json.ts";
import type { Concept, Course, QuestionGroup } from "./course.ts";

const FORMAT = "course-graph";
const VERSION = 1;
const RETENTION = 0.9;
const DAY_ENDS_AT = 4;
const APOSTROPHES = /['’]/g;
const ASCII = /^[\0-\x7f]*$/;
// Letters whose small forms are the same in every version of Unicode and in every language.
const UPPER = /[A-Z\u00c0-\u052f]/g;
// All of ASCII but digits and small letters.
const SEPARATORS = /[\0-/:-`{-\x7f]+/g;
const OUTER = /^-|-$/g;
// What an address holds as it is, in Python too.
const PLAIN = /^[\w.~-]*$/;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const UTF8 = new TextEncoder();

/** A chapter: a tag that is the first one of some concept, or a tag above one. */
export interface Chapter {
  /** The tag, from the subject down to the chapter itself. */
  readonly titles: readonly string[];
  /** The path of its page, relative to the root of the site. */
  readonly path: string;
}

/** The course in a graph file. Its questions are known by their keys, see `findQuestionKey`. */
export interface SiteGraph extends Course {
  /** The share of concepts that the reader should still remember when they are due. */
  readonly retention: number;
  /** The hour at which the reader's day ends. */
  readonly dayEndsAt: number;
  /** The chapters with their pages, in the order of `chapters`. */
  readonly chapterPages: readonly Chapter[];
  /** The number that goes into the key of each question. */
  readonly salt: number;
}

/** The columns that this module reads. An entry that is missing at the end of a column is its default. */
interface Columns {
  readonly retention?: number;
  readonly dayEndsAt?: number;
  readonly salt: number;
  readonly chapters: readonly (readonly [titles: readonly string[], path: string])[];
  readonly patterns: readonly (readonly string[])[];
  readonly titles: readonly string[];
  readonly ids: readonly string[];
  readonly pattern: readonly number[];
  readonly chapter: readonly number[];
  readonly before: readonly (readonly number[])[];
  readonly questions: readonly (number | readonly (readonly number[])[])[];
  readonly hashes: string;
}

/** The graph in the content of a graph file, or undefined if it has another format or a newer version. */
export function decodeGraph(file: Json): SiteGraph | undefined {
  if (!isGraphFile(file)) return undefined;
  const nextKey = readKeys(file.hashes);
  return {
    concepts: file.titles.map((title, index) => readConcept(file, title, index, nextKey)),
    chapters: file.chapters.map(([titles]) => titles.at(-1) ?? ""),
    chapterPages: file.chapters.map(([titles, path]) => ({ titles, path })),
    retention: file.retention ?? RETENTION,
    dayEndsAt: file.dayEndsAt ?? DAY_ENDS_AT,
    salt: file.salt,
  };
}

/** The key by which a graph with this salt knows the question with an id: its hash, as a text. */
export function findQuestionKey(id: string, salt: number): string {
  let bits = BASIS;
  for (const byte of UTF8.encode(`${salt}:${id}`)) bits = Math.imul(bits ^ byte, PRIME);
  return writeKey(bits >>> 0);
}

/** The id that most concepts with this title have. */
export function deriveId(title: string): string {
  const bare = title.replace(APOSTROPHES, "");
  const small = ASCII.test(bare) ? bare.toLowerCase() : bare.replace(UPPER, (letter) => letter.toLowerCase());
  return small.replace(SEPARATORS, "-").replace(OUTER, "");
}

// The engine writes all columns of a version or none, so only what tells versions apart is checked.
function isGraphFile(file: unknown): file is Columns {
  return isObject(file) && file["format"] === FORMAT && file["version"] === VERSION;
}

function readConcept(file: Columns, title: string, index: number, nextKey: () => string): Concept {
  const id = file.ids[index] || deriveId(title);
  const pattern = file.patterns[file.pattern[index] ?? 0] ?? [];
  return {
    id,
    title: isolate(title),
    path: pattern.length > 1 ? pattern.join(encode(id)) : (pattern[0] ?? ""),
    chapter: file.chapter[index] ?? -1,
    before: (file.before[index] ?? []).map((distance) => index - distance),
    groups: readGroups(file.questions[index] ?? 0, nextKey),
  };
}

function readGroups(
  counts: number | readonly (readonly number[])[],
  nextKey: () => string,
): readonly QuestionGroup[] {
  if (typeof counts !== "number") {
    return counts.map((group) => ({ questions: group.map((length) => readList(length, nextKey)) }));
  }
  return readList(counts, () => ({ questions: [[nextKey()]] }));
}

// Array.from takes several times as long.
function readList<T>(length: number, next: () => T): readonly T[] {
  const list: T[] = [];
  while (list.length < length) list.push(next());
  return list;
}

/** A function that returns the next key in a column of hashes each time it is called. */
function readKeys(hashes: string): () => string {
  const bytes = atob(hashes);
  let next = 0;
  return () => {
    let hash = 0;
    for (const end = next + 4; next < end; next += 1) hash = (hash << 8) | bytes.charCodeAt(next);
    return writeKey(hash >>> 0);
  };
}

function writeKey(hash: number): string {
  return hash.toString(36);
}

/** An id as a part of an address, encoded like in Python. */
function encode(id: string): string {
  if (PLAIN.test(id)) return id;
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
