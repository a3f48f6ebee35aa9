// SPDX-License-Identifier: MIT
// Brings items into an order that looks random and is always the same in one browser. Pure: the seed is
// an argument, and an item keeps its place among the others when one is added or removed.

/** The items by the hash of seed, question and item. */
export function shuffle(seed: string, question: string, items: readonly string[]): readonly string[] {
  const hashes = new Map(items.map((item) => [item, hash(`${seed}\n${question}\n${item}`)]));
  const find = (item: string) => hashes.get(item) ?? 0;
  return [...items].sort((a, b) => find(a) - find(b) || (a < b ? -1 : 1));
}

/** FNV-1a of 32 bits, stirred once more, since texts that differ at the end only stay close otherwise. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(place), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
