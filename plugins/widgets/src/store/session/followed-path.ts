// SPDX-License-Identifier: MIT
// The path that a reader follows in this browser. It is not part of the record: a reader may follow another path on
// another device. It holds its steps, so that a page can show the next one before the graph is loaded.

import { isObject, type Json, type JsonObject } from "../../core/json.ts";
import type { StringStorage } from "../record/segment.ts";
import { tryTo } from "../try-to.ts";

/** One step of a path. */
export interface FollowedStep {
  /** The path of its page, relative to the root of the site. */
  readonly path: string;
  readonly title: string;
  /** Whether it has questions. One without them is never done. */
  readonly isAsked: boolean;
}

/** A path that a reader follows. */
export interface FollowedPath {
  /** The id of the concept that it leads to. */
  readonly goal: string;
  readonly title: string;
  /** The address of the page that lists its steps, relative to the root of the site. */
  readonly page: string;
  readonly steps: readonly FollowedStep[];
}

/** Where the path is stored. */
export function keyOfPath(recordName: string): string {
  return `cairn:${recordName}:path`;
}

/** The path, or undefined if none is followed, or none can be read. */
export function readFollowedPath(
  recordName: string,
  storage: () => StringStorage = openStorage,
): FollowedPath | undefined {
  const value = tryTo((): Json => JSON.parse(storage().getItem(keyOfPath(recordName)) ?? ""));
  return isPath(value) ? (value as unknown as FollowedPath) : undefined;
}

/** Follows a path in place of any other, or none. Without a storage, nothing can be followed. */
export function followPath(
  recordName: string,
  path: FollowedPath | undefined,
  storage: () => StringStorage = openStorage,
): void {
  const key = keyOfPath(recordName);
  tryTo(() => (path ? storage().setItem(key, JSON.stringify(path)) : storage().removeItem(key)));
}

const openStorage = () => localStorage;

function isPath(value: Json | undefined): boolean {
  return isObject(value) && hasTexts(value, "goal", "title", "page") && areSteps(value["steps"]);
}

function areSteps(value: Json | undefined): boolean {
  return (
    Array.isArray(value) && value.every((step: Json) => isObject(step) && hasTexts(step, "path", "title"))
  );
}

function hasTexts(value: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === "string");
}
