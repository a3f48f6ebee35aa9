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
const WORSE = 0.3;

/** What an address without a page says: the words of its last part that has any. */
export function readAddress(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && !/^index\.\w+$/.test(part));
  const last = (parts.at(-1) ?? "").replace(/\.\w{1,5}$/, "");
  return searchKey(decode(last).replace(/[-_+]+/g, " "));
}

/** The pages whose names are nearest to the words, the nearest first. */
export function findNearest(words: string, pages: readonly NamedPage[]): readonly NamedPage[] {
  const wanted = pairsOf(words);
  const found = pages
    .map((page) => ({ page, likeness: Math.max(...page.names.map((name) => compare(wanted, words, name))) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness);
  const best = found[0]?.likeness ?? 0;
  const near = found.filter(({ likeness }) => (best === 1 ? likeness === 1 : likeness > best - WORSE));
  return near.slice(0, MOST).map(({ page }) => page);
}

/** How alike words and a name are, from 0 to 1. */
function compare(wanted: ReadonlyMap<string, number>, words: string, name: string): number {
  const key = searchKey(name.replace(/[-_]+/g, " "));
  if (key === words) return 1;
  const pairs = pairsOf(key);
  let shared = 0;
  for (const [pair, count] of wanted) shared += Math.min(count, pairs.get(pair) ?? 0);
  const sizes = [countOf(wanted), countOf(pairs)] as const;
  const isPart = words.length > 2 && ` ${key}`.includes(` ${words}`);
  return Math.min(0.99, Math.max((2 * shared) / (sizes[0] + sizes[1]), isPart ? 0.6 : 0));
}

/** The pairs of letters in the words of a text, with the beginnings and ends of words. */
function pairsOf(key: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  const letters = [...` ${key} `];
  for (const [at, letter] of letters.slice(1).entries()) {
    const pair = `${letters[at]}${letter}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0);
}

/** A part of an address as text; unchanged if it cannot be decoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
