// SPDX-License-Identifier: MIT
// Runs a query with Pagefind and sorts the results by kind, which Pagefind knows nothing about.

import { nameWord } from "../../core/search/names.ts";
import type { Filters, Hit, Page, Pagefind, SubResult } from "./pagefind.ts";

/** The kind of a result: a kind of page, or questions on pages. */
export type Kind = "" | "concept" | "question" | "tag" | "page";
export const KINDS: readonly Kind[] = ["", "concept", "question", "tag", "page"];

/** A query with its filters. */
export interface Query {
  /** What the reader has typed. */
  readonly typed: string;
  /** What the index is asked for. */
  readonly term: string;
  readonly kind: Kind;
  /** Empty for any. */
  readonly tag: string;
}

/** The result of a query. */
export interface QueryResult {
  readonly hits: readonly Hit[];
  /** The number of pages of each kind. */
  readonly kinds: Readonly<Record<Kind, number>>;
  /** The number of pages with each tag, once tags are loaded. */
  readonly tags: Readonly<Record<string, number>>;
}

// In the index, concepts have no kind. Excluding a kind that does not exist finds all pages and counts their
// kinds. Pages that come after the course have a rank.
const NOT_CONCEPTS = ["tag", "page"];
const NO_KIND = ["nothing"];
const AFTER = "after";
const QUESTIONS_FIELD = "questions";

/** Runs a query. */
export async function runQuery(pagefind: Pagefind, query: Query): Promise<QueryResult> {
  const { kind, term } = query;
  const tag = query.tag ? { tag: query.tag } : {};
  const search = (filters: Filters, words = term) =>
    pagefind.search(words, { filters: { ...filters, ...tag } });
  const all = await search({ kind: { none: NO_KIND } });
  const named = await search({}, `"${nameWord(query.typed)}"`);
  const later = await search({ rank: AFTER });
  const found = merge(named.results, all.results, later.results);
  const withQuestions = found.filter(hasMatchingQuestion);
  const { tag: tags = 0, page = 0 } = all.filters["kind"] ?? {};
  const kinds = {
    "": found.length,
    concept: found.length - tags - page,
    question: withQuestions.length,
    tag: tags,
    page,
  };
  const searchKind = async () => {
    const { results } = await search({ kind: kind === "concept" ? { none: NOT_CONCEPTS } : kind });
    return merge(kind === "concept" ? named.results : [], results, later.results);
  };
  const hits = kind === "" ? found : kind === "question" ? withQuestions : await searchKind();
  return { hits, kinds, tags: all.totalFilters["tag"] ?? {} };
}

/** The results of a query without those that come first, and with those at the end that come later. */
function merge(named: readonly Hit[], results: readonly Hit[], later: readonly Hit[]): readonly Hit[] {
  const isIn = (hits: readonly Hit[]) => {
    const ids = new Set(hits.map(({ id }) => id));
    return ({ id }: Hit) => ids.has(id);
  };
  const [isNamed, isLater, isFound] = [isIn(named), isIn(later), isIn(results)];
  const known = results.filter(isNamed);
  const first = [...known, ...named.filter((hit) => !isFound(hit))];
  const others = results.filter((hit) => !isNamed(hit));
  return [...first, ...others.filter((hit) => !isLater(hit)), ...others.filter(isLater)];
}

function hasMatchingQuestion({ matchedMetaFields }: Hit): boolean {
  return matchedMetaFields?.includes(QUESTIONS_FIELD) ?? false;
}

/** The matching questions of a page. In the index, each has a heading of level 7. */
export function findQuestions({ sub_results }: Page): readonly SubResult[] {
  return sub_results.filter(({ anchor }) => anchor?.element === "h7");
}

/** The pages, starting with the concepts that have the name as their title, and then as an alias. */
export function putNamedFirst(pages: readonly Page[], name: string): readonly Page[] {
  const word = nameWord(name);
  const place = ({ meta }: Page) => (meta["names"] ?? "").split(" ").indexOf(word);
  const rank = (page: Page) => (place(page) < 0 ? 2 : Math.min(place(page), 1));
  return [0, 1, 2].flatMap((wanted) => pages.filter((page) => rank(page) === wanted));
}
