// SPDX-License-Identifier: MIT
// What the search uses of Pagefind's script, and how it is loaded. Separate, so that one file knows its names.

import { joinCharacters } from "../../core/word-segmentation.ts";

/** A stretch of a page below one heading, or a question. */
export interface SubResult {
  readonly title: string;
  readonly url: string;
  /** A text in which `<mark>` is the only markup. */
  readonly excerpt: string;
  /** Missing where the stretch is the beginning of its page. */
  readonly anchor?: { readonly element: string };
}

/** What the index holds of one page. */
export interface Page {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** The stretches in which something was found. */
  readonly sub_results: readonly SubResult[];
}

/** A page that was found; the rest of it is fetched when it is asked for. */
export interface Hit {
  /** The fields, besides the text, in which something was found. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Page>;
}

/** How many pages have each value of each filter. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What is asked of the filters: a value, or that it be none of these. */
export type Filters = Readonly<Record<string, string | { readonly none: readonly string[] }>>;

/** The answer to a query. */
export interface SearchResponse {
  readonly results: readonly Hit[];
  /** Under the filters that were asked for. */
  readonly filters: Counts;
  /** Under none. */
  readonly totalFilters: Counts;
}

/** The script. */
export interface Pagefind {
  options(options: { readonly baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Loads all filters, so that answers count them. */
  filters(): Promise<Counts>;
  search(term: string, options: { readonly filters: Filters }): Promise<SearchResponse>;
}

const here = (document.currentScript as HTMLScriptElement).src;

/** The address of a file beside this script. */
export function findBeside(name: string): string {
  return new URL(name, here).href;
}

/** What the index holds of a page that was found, as its author has written it. */
export async function readPage(hit: Hit): Promise<Page> {
  const page = await hit.data();
  const meta = Object.entries(page.meta).map(([name, value]) => [name, joinCharacters(value)]);
  const parts = page.sub_results.map((part) => ({
    ...part,
    title: joinCharacters(part.title),
    excerpt: joinCharacters(part.excerpt),
  }));
  return {
    ...page,
    excerpt: joinCharacters(page.excerpt),
    meta: Object.fromEntries(meta),
    sub_results: parts,
  };
}

/** Loads Pagefind's script, and begins to load the index. */
export async function loadPagefind(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(findBeside("pagefind/pagefind.js"));
  await pagefind.options({ baseUrl: new URL("../..", here).pathname });
  await pagefind.init();
  return pagefind;
}
