// SPDX-License-Identifier: MIT
// Decides what leaves the cache when it holds more than it should.

/** The oldest addresses beyond the limit. Those that are pinned stay and do not count. The oldest come first. */
export function selectEvicted(
  addresses: readonly string[],
  pinned: ReadonlySet<string>,
  limit: number,
): readonly string[] {
  const loose = addresses.filter((address) => !pinned.has(address));
  return loose.slice(0, Math.max(0, loose.length - limit));
}
