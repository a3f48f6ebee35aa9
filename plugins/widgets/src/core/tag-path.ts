// SPDX-License-Identifier: MIT
// Splits tags into their levels, from general to specific.

/** The levels of a tag. A slash within a level is written `\/`. */
export function parseTag(tag: string): readonly string[] {
  return tag.split(/(?<!\\)\//).map((level) => level.replaceAll("\\/", "/"));
}

/** The levels of the first most specific tag. The list also holds the tags above each tag. */
export function findMostSpecificTag(tags: readonly string[]): readonly string[] {
  const mostSpecific = tags.find((tag) => !tags.some((other) => other.startsWith(`${tag}/`)));
  return mostSpecific ? parseTag(mostSpecific) : [];
}
