// SPDX-License-Identifier: MIT
// Compares what a reader types with the names of concepts. `mkdocs_cairn/search/names.py` does the same in Python;
// tests/cases/search-names.json holds examples for both.

const IGNORED = /['’‘ʼ`´"“”„«»$\\{}^[\]]/g;
const JOINTS = /(?<=[\p{L}\p{N}])[-_‐‑–—\s]+(?=[\p{L}\p{N}])/gu;
const LETTERS = "bcdfghjklmnpqrtvwxz";
const LENGTH = 8;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** A key that is equal for names which readers take for the same; empty if there is nothing to compare. */
export function searchKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(IGNORED, "")
    .replace(JOINTS, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A word that stands for a whole name in an index of words: a hash of its key, in consonants. */
export function nameWord(name: string): string {
  let bits = BASIS;
  for (const byte of new TextEncoder().encode(searchKey(name))) bits = Math.imul(bits ^ byte, PRIME);
  let number = bits >>> 0;
  let word = "zq";
  while (word.length < LENGTH + 2) {
    word += LETTERS[number % LETTERS.length];
    number = Math.floor(number / LETTERS.length);
  }
  return word;
}
