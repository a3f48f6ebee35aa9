// SPDX-License-Identifier: MIT
// Runs a query with Pagefind and sorts the results by kind, which Pagefind knows nothing about.

import type { Hit, Page, Pagefind, SubResult } from "./pagefind.ts";

/** The kind of a result: a kind of page, or questions on pages. */
export type Kind = "" | "concept" | "question" | "tag" | "page";
export const KINDS: readonly Kind[] = ["", "concept", "question", "tag", "page"];

/** A query with its filters. */
export interface Query {
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
// kinds.
const NOT_CONCEPTS = ["tag", "page"];
const NO_KIND = ["nothing"];
const QUESTIONS_FIELD = "questions";

/** Runs a query. */
export async function runQuery(pagefind: Pagefind, { term, kind, tag }: Query): Promise<QueryResult> {
  const search = (kinds: string | { none: readonly string[] }) =>
    pagefind.search(term, { filters: { kind: kinds, ...(tag ? { tag } : {}) } });
  const all = await search({ none: NO_KIND });
  const withQuestions = all.results.filter(hasMatchingQuestion);
  const { tag: tags = 0, page = 0 } = all.filters["kind"] ?? {};
  const count = all.results.length;
  const kinds = { "": count, concept: count - tags - page, question: withQuestions.length, tag: tags, page };
  const searchKind = async () => (await search(kind === "concept" ? { none: NOT_CONCEPTS } : kind)).results;
  const hits = kind === "" ? all.results : kind === "question" ? withQuestions : await searchKind();
  return { hits, kinds, tags: all.totalFilters["tag"] ?? {} };
}

function hasMatchingQuestion({ matchedMetaFields }: Hit): boolean {
  return matchedMetaFields?.includes(QUESTIONS_FIELD) ?? false;
}

/** The matching questions of a page. In the index, each has a heading of level 7. */
export function findQuestions({ sub_results }: Page): readonly SubResult[] {
  return sub_results.filter(({ anchor }) => anchor?.element === "h7");
}

/** The pages, starting with those whose title or alias is the query. The index only ranks by words. */
export function putExactMatchesFirst(pages: readonly Page[], term: string): readonly Page[] {
  const name = term.toLowerCase();
  const isExactMatch = ({ meta }: Page) =>
    [meta["title"] ?? "", ...(meta["aliases"] ?? "").split(", ")].some(
      (title) => title.toLowerCase() === name,
    );
  return [...pages.filter(isExactMatch), ...pages.filter((page) => !isExactMatch(page))];
}
