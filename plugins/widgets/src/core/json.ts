// SPDX-License-Identifier: MIT
// The shape of everything that was read from JSON text. Separate, because responses, keys and events
// all come from outside and are only narrowed by the code that understands them.

/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; a missing name reads as undefined. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** Whether a value is a JSON object, and not a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as a list of strings, or undefined when it is anything else. */
export function asStrings(value: Json | undefined): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return isList ? (value as readonly string[]) : undefined;
}

/** The value as a string; an empty one when it is anything else. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The entries of an object, none for anything else; in a map, where no name reaches a prototype. */
export function asEntries(value: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(isObject(value) ? (Object.entries(value) as [string, Json][]) : []);
}
