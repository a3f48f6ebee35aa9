// SPDX-License-Identifier: MIT
// Types and checks for values from JSON. Responses, keys and events come from outside, so they have this
// type until code has checked them.

/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. A missing property is undefined. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** Whether a value is a JSON object, not an array or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is a list of strings, otherwise undefined. */
export function asStrings(value: Json | undefined): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return isList ? (value as readonly string[]) : undefined;
}

/** The value if it is a string, otherwise an empty string. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The entries of an object, or none. A map, so that no property name can reach a prototype. */
export function asEntries(value: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(isObject(value) ? (Object.entries(value) as [string, Json][]) : []);
}
