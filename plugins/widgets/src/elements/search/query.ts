// SPDX-License-Identifier: MIT
// Turns what a reader asks into pages and counts. Separate from Pagefind's script, which knows no kinds.

import type { Hit, Page, Pagefind, SubResult } from "./pagefind.ts";

/** What is found: pages of a kind, or questions, which stand on pages. */
export type Kind = "" | "concept" | "question" | "tag" | "page";
export const KINDS: readonly Kind[] = ["", "concept", "question", "tag", "page"];

/** What a reader asks. */
export interface Query {
  readonly term: string;
  readonly kind: Kind;
  /** Empty for any. */
  readonly tag: string;
}

/** What was found. */
export interface QueryResult {
  readonly hits: readonly Hit[];
  /** How many pages there are of each kind. */
  readonly kinds: Readonly<Record<Kind, number>>;
  /** How many pages there are with each tag, once tags have been loaded. */
  readonly tags: Readonly<Record<string, number>>;
}

// The index says the kind of what is not a concept. To ask for none of a kind that does not exist finds all
// pages, and has their kinds counted.
const OTHERS = ["tag", "page"];
const NOTHING = ["nothing"];
const STEMS = "questions";

/** Asks the index. */
export async function runQuery(pagefind: Pagefind, { term, kind, tag }: Query): Promise<QueryResult> {
  const search = (kinds: string | { none: readonly string[] }) =>
    pagefind.search(term, { filters: { kind: kinds, ...(tag ? { tag } : {}) } });
  const all = await search({ none: NOTHING });
  const withQuestions = all.results.filter(isFoundInQuestion);
  const { tag: tags = 0, page = 0 } = all.filters["kind"] ?? {};
  const count = all.results.length;
  const kinds = { "": count, concept: count - tags - page, question: withQuestions.length, tag: tags, page };
  const narrow = async () => (await search(kind === "concept" ? { none: OTHERS } : kind)).results;
  const hits = kind === "" ? all.results : kind === "question" ? withQuestions : await narrow();
  return { hits, kinds, tags: all.totalFilters["tag"] ?? {} };
}

function isFoundInQuestion({ matchedMetaFields }: Hit): boolean {
  return matchedMetaFields?.includes(STEMS) ?? false;
}

/** The questions of a page in which something was found; the index has them under headings of their own. */
export function findQuestions({ sub_results }: Page): readonly SubResult[] {
  return sub_results.filter(({ anchor }) => anchor?.element === "h7");
}

/** The same pages, those first that are called what was looked for: the index knows words, not whole names. */
export function putExactMatchesFirst(pages: readonly Page[], term: string): readonly Page[] {
  const name = term.toLowerCase();
  const isNamesake = ({ meta }: Page) =>
    [meta["title"] ?? "", ...(meta["aliases"] ?? "").split(", ")].some(
      (other) => other.toLowerCase() === name,
    );
  return [...pages.filter(isNamesake), ...pages.filter((page) => !isNamesake(page))];
}
