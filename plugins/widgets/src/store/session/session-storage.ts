// SPDX-License-Identifier: MIT
// Keeps what a review or a placement needs from page to page in one tab of the browser. It is not part of the record,
// and gone when the tab is closed.

import type { Json } from "../../core/json.ts";
import type { StringStorage } from "../record/segment.ts";
import { tryTo } from "../try-to.ts";

// What cannot be stored is kept as long as the page.
const unsaved = new Map<string, string>();

/** The kept value of a name, or undefined if there is none. */
export function readSession(
  recordName: string,
  name: string,
  storage: () => StringStorage = openStorage,
): Json | undefined {
  const key = keyOf(recordName, name);
  return tryTo(() => JSON.parse(unsaved.get(key) ?? storage().getItem(key) ?? ""));
}

/** Replaces the kept value of a name. Undefined removes it. */
export function writeSession(
  recordName: string,
  name: string,
  value: object | undefined,
  storage: () => StringStorage = openStorage,
): void {
  const key = keyOf(recordName, name);
  unsaved.delete(key);
  if (value === undefined) {
    tryTo(() => storage().removeItem(key));
    return;
  }
  const text = JSON.stringify(value);
  const save = () => storage().setItem(key, text) ?? true;
  if (!tryTo(save)) unsaved.set(key, text);
}

const openStorage = () => sessionStorage;

function keyOf(recordName: string, name: string): string {
  return `cairn:${recordName}:${name}`;
}
