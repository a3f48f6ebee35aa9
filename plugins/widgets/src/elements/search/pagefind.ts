// SPDX-License-Identifier: MIT
// The part of Pagefind's interface that the search uses, and how its script is loaded. Only this file uses
// Pagefind's names.

import { findExcerpt } from "../../core/search/excerpt.ts";
import { joinCharacters } from "../../core/word-segmentation.ts";

/** A section of a page, or a question. */
export interface SubResult {
  readonly title: string;
  readonly url: string;
  /** A text whose only markup is `<mark>`. */
  readonly excerpt: string;
  /** Missing for the beginning of a page. */
  readonly anchor?: { readonly element: string };
}

/** What the index stores about a page. */
export interface Page {
  readonly url: string;
  readonly excerpt: string;
  /** The whole text of the page, in which every `<` is written `&lt;`. */
  readonly raw_content: string;
  /** The positions of the words that match. */
  readonly locations: readonly number[];
  /** Whether another name of the concept matches. */
  readonly hasMatchingAlias: boolean;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** The sections that match. */
  readonly sub_results: readonly SubResult[];
}

/** A page that matches. Its data is fetched on demand. */
export interface Hit {
  /** The id of the page. */
  readonly id: string;
  /** The metadata fields that match. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Omit<Page, "hasMatchingAlias">>;
}

/** The number of pages for each value of each filter. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The filters of a query: a value, or none of several. */
export type Filters = Readonly<Record<string, string | { readonly none: readonly string[] }>>;

/** The response to a query. */
export interface SearchResponse {
  readonly results: readonly Hit[];
  /** Counted with the filters of the query. */
  readonly filters: Counts;
  /** Counted without filters. */
  readonly totalFilters: Counts;
}

/** Pagefind's script. */
export interface Pagefind {
  options(options: { readonly baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Loads all filters, so that responses count them. */
  filters(): Promise<Counts>;
  search(term: string, options: { readonly filters: Filters }): Promise<SearchResponse>;
}

// The scripts of a language are in a folder of their own, below the one that all languages share.
const [folder = ""] = /.*\/assets\/cairn\//.exec((document.currentScript as HTMLScriptElement).src) ?? [];

/** The URL of a file in the folder of all scripts. */
export function resolveUrl(name: string): string {
  return new URL(name, folder).href;
}

/** The data of a page that matches, with the text as its author wrote it. */
export async function readPage(hit: Hit): Promise<Page> {
  const page = await hit.data();
  const locations = [...page.locations].sort((one, other) => one - other);
  const meta = Object.entries(page.meta).map(([name, value]) => [name, joinCharacters(value)]);
  const subResults = page.sub_results.map((result) => ({
    ...result,
    title: joinCharacters(result.title),
    excerpt: joinCharacters(result.excerpt),
  }));
  return {
    ...page,
    hasMatchingAlias: hit.matchedMetaFields?.includes("aliases") ?? false,
    excerpt: joinCharacters(findExcerpt(page.raw_content, locations)),
    meta: Object.fromEntries(meta),
    sub_results: subResults,
  };
}

/** Loads Pagefind's script and starts loading the index. */
export async function loadPagefind(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(resolveUrl("pagefind/pagefind.js"));
  await pagefind.options({ baseUrl: new URL("../..", folder).pathname });
  await pagefind.init();
  return pagefind;
}
