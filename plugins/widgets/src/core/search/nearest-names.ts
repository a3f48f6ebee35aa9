// SPDX-License-Identifier: MIT
// Finds the pages that a misspelled address may have meant. Names are compared by their pairs of letters, so that
// other endings, missing words and another order of words matter little.

import { searchKey } from "./names.ts";

/** A page, with the names by which it may have been meant: its title, other names, and the ends of its addresses. */
export interface NamedPage {
  readonly title: string;
  /** Relative to the root of the site. */
  readonly path: string;
  readonly names: readonly string[];
}

const MOST = 5;
const LEAST_LIKENESS = 0.45;
/** How much less alike than the best another page may be. */
const WORSE = 0.25;

type Pairs = ReadonlyMap<string, number>;

/** What an address without a page says: the words of its last part that has any. */
export function readAddress(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && !/^index\.\w+$/.test(part));
  const last = (parts.at(-1) ?? "").replace(/\.\w{1,5}$/, "");
  return searchKey(decode(last).replace(/[-_+]+/g, " "));
}

/** The pages whose names are nearest to the words, the nearest first. */
export function findNearest(words: string, pages: readonly NamedPage[]): readonly NamedPage[] {
  const compare = makeComparison(words);
  const found = pages
    .map((page) => ({ page, likeness: Math.max(...page.names.map(compare)) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness);
  const best = found[0]?.likeness ?? 0;
  const near = found.filter(({ likeness }) => (best === 1 ? likeness === 1 : likeness > best - WORSE));
  return near.slice(0, MOST).map(({ page }) => page);
}

/** The function that tells how alike the words and a name are, from 0 to 1: as a whole, and word by word. */
function makeComparison(words: string): (name: string) => number {
  const whole = findPairs(words);
  const single = words.split(" ").map(findPairs);
  return (name) => {
    const key = searchKey(name.replace(/[-_]+/g, " "));
    if (key === words) return 1;
    const others = key.split(" ").map(findPairs);
    const best = single.map((word) => Math.max(...others.map((other) => measureLikeness(word, other))));
    const byWord = best.reduce((sum, likeness) => sum + likeness, 0) / best.length;
    return Math.min(0.99, (measureLikeness(whole, findPairs(key)) + byWord) / 2);
  };
}

/** The share of pairs that two texts have in common. */
function measureLikeness(one: Pairs, other: Pairs): number {
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / (countPairs(one) + countPairs(other));
}

/** The pairs of letters in the words of a text, with the beginnings and ends of words. */
function findPairs(key: string): Pairs {
  const pairs = new Map<string, number>();
  const letters = [...` ${key} `];
  for (const [at, letter] of letters.slice(1).entries()) {
    const pair = `${letters[at]}${letter}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function countPairs(pairs: Pairs): number {
  let sum = 0;
  for (const count of pairs.values()) sum += count;
  return sum;
}

/** A part of an address as text; unchanged if it cannot be decoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
