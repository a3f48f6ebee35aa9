// SPDX-License-Identifier: MIT
// Shuffles items in an order that looks random but is always the same for one seed. Adding or removing an
// item does not change the order of the others.

/** The items, sorted by a hash of the seed, the question's id and the item. */
export function shuffle(seed: string, question: string, items: readonly string[]): readonly string[] {
  const hashes = new Map(items.map((item) => [item, hash(`${seed}\n${question}\n${item}`)]));
  const hashOf = (item: string) => hashes.get(item) ?? 0;
  return [...items].sort((a, b) => hashOf(a) - hashOf(b) || (a < b ? -1 : 1));
}

/** 32-bit FNV-1a with a final mix; without it, texts that differ only at the end get similar hashes. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
