// SPDX-License-Identifier: MIT
// Orders what the theme's search has found: concepts whose name is the query come first, and pages that are not part
// of the course last.

import { searchKey } from "./names.ts";

/** An entry of the index of the theme's search. */
export interface SearchEntry {
  /** The address of the page, relative to the site; with a fragment for a section. */
  readonly location: string;
  /** The names of a concept, the title first, as HTML. */
  readonly names?: readonly string[];
  /** Present if the page comes after the course. */
  readonly after?: number;
}

/** The pages of an index, by the names of their concepts. */
export class NamedEntries<D extends SearchEntry> {
  readonly #titles = new Map<string, D[]>();
  readonly #aliases = new Map<string, D[]>();
  readonly #later = new Set<string>();

  constructor(entries: Iterable<D>) {
    for (const entry of entries) {
      const [title, ...aliases] = entry.names ?? [];
      if (title !== undefined) add(this.#titles, title, entry);
      for (const alias of aliases) add(this.#aliases, alias, entry);
      if (entry.after) this.#later.add(findPage(entry));
    }
  }

  /** The concepts whose title is the query, then those with such an alias. */
  find(query: string): readonly D[] {
    const key = searchKey(query);
    return [...new Set([...(this.#titles.get(key) ?? []), ...(this.#aliases.get(key) ?? [])])];
  }

  /** The items in a new order. `read` returns a entry of an item; `create` makes an item that was not found. */
  order<I>(
    items: readonly I[],
    query: string,
    read: (item: I) => D | undefined,
    create: (entry: D) => I,
  ): I[] {
    const pageOf = (item: I) => {
      const entry = read(item);
      return entry && findPage(entry);
    };
    const first = this.find(query).map((entry) => {
      const page = findPage(entry);
      return items.find((item) => pageOf(item) === page) ?? create(entry);
    });
    const others = items.filter((item) => !first.includes(item));
    const isLater = (item: I) => this.#later.has(pageOf(item) ?? "");
    return [...first, ...others.filter((item) => !isLater(item)), ...others.filter(isLater)];
  }
}

function add<D>(map: Map<string, D[]>, name: string, entry: D): void {
  const key = searchKey(name.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
  if (key) map.set(key, [...(map.get(key) ?? []), entry]);
}

function findPage({ location }: SearchEntry): string {
  return location.replace(/#.*/s, "");
}
