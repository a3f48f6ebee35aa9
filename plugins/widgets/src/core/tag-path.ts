// SPDX-License-Identifier: MIT
// Tags as paths from general to specific. Pure: filters of the index in, names for the eye out.

/** The levels of a tag; a slash that belongs to a level is written `\/`. */
export function parseTag(tag: string): readonly string[] {
  return tag.split(/(?<!\\)\//).map((level) => level.replaceAll("\\/", "/"));
}

/** The first of the most specific tags of a page, whose filters name those above them too. */
export function findPath(tags: readonly string[]): readonly string[] {
  const lowest = tags.find((tag) => !tags.some((other) => other.startsWith(`${tag}/`)));
  return lowest ? parseTag(lowest) : [];
}
