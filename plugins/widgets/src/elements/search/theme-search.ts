// SPDX-License-Identifier: MIT
// The code in the worker of the theme's search ranks pages by words, and cannot tell the name of a concept from a text
// that has the same words. This puts concepts first whose name is the query.

import { NamedEntries, type SearchEntry } from "../../core/search/named-entries.ts";

interface Found extends SearchEntry {
  readonly text?: string;
}

/** What Material's worker and its page send each other. */
interface MaterialMessage {
  readonly type: number;
  readonly data: unknown;
}

/** The globals of MkDocs' own worker. */
interface MkDocsWorker {
  search?: (query: string) => readonly Found[] | undefined;
  documents?: Readonly<Record<string, Found>>;
}

const SETUP = 0;
const QUERY = 2;
const RESULT = 3;
const scope = self as unknown as MkDocsWorker;
let named = new NamedEntries<Found>([]);
let query = "";

/** The results of Material, a list of documents for each page, in the new order. */
function orderItems(message: unknown): unknown {
  const { type, data } = (message ?? {}) as MaterialMessage;
  const { items } = (data ?? {}) as { items?: readonly (readonly Found[])[] };
  if (type !== RESULT || !Array.isArray(items)) return message;
  // The page shows the whole text of what has no match in it.
  const create = (found: Found) => [
    { ...found, text: found.text?.replace(/<\/p>.*/s, "</p>") ?? "", score: 0, terms: {} },
  ];
  return {
    type,
    data: { ...(data as object), items: named.order(items, query, ([first]) => first, create) },
  };
}

function listen({ data: message }: MessageEvent<MaterialMessage | undefined>): void {
  if (message?.type === SETUP)
    named = new NamedEntries((message.data as { docs?: readonly Found[] }).docs ?? []);
  if (message?.type === QUERY) query = String(message.data);
}

/** Wraps the function of MkDocs' worker, whose queries fail if they hold signs with a meaning. */
function wrapSearch(search: NonNullable<MkDocsWorker["search"]>): typeof search {
  return (typed) => {
    let found: readonly Found[] | undefined = [];
    try {
      found = search(typed);
    } catch (error) {
      console.warn(error);
    }
    if (!found) return found;
    named = new NamedEntries(Object.values(scope.documents ?? {}));
    const create = (document: Found) => ({ ...document, summary: document.text?.slice(0, 200) ?? "" });
    return named.order(found, typed, (document) => document, create);
  };
}

/** Changes the order of the results. Must come before the theme's own code. */
export function rankNamesFirst(): void {
  const post = self.postMessage.bind(self) as (message: unknown, ...more: unknown[]) => void;
  addEventListener("message", listen);
  self.postMessage = ((message: unknown, ...more: unknown[]) =>
    post(orderItems(message), ...more)) as typeof postMessage;
  if (scope.search) scope.search = wrapSearch(scope.search);
}
