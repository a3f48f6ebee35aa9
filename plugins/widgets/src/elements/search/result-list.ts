// SPDX-License-Identifier: MIT
// The list of results. It shows a few pages at a time, since each is fetched separately.

import { createButton, createElement } from "../create-elements.ts";
import { readPage } from "./pagefind.ts";
import { putNamedFirst, type Query, type QueryResult } from "./query.ts";
import { createPageResult, createQuestionResults } from "./result-items.ts";

const PAGE_SIZE = 10;

/** The list, and the button that shows more. */
export class ResultList {
  readonly root = createElement("ol", "md-search-result__list");
  readonly more = createButton("cairn-search__more", message("search.show-more"));
  #result: QueryResult | undefined;
  #query: Query | undefined;
  #shown = 0;

  constructor() {
    this.more.hidden = true;
  }

  /** Shows the first pages of a result, unless a newer result arrives while they load. */
  async show(result: QueryResult, query: Query): Promise<void> {
    this.#result = result;
    this.#query = query;
    const items = await this.#fetch(0);
    if (this.#result !== result) return;
    this.root.replaceChildren(...items);
    this.#setShownCount(PAGE_SIZE);
  }

  /** Shows more pages and moves the focus to the first of them. */
  async showMore(): Promise<void> {
    const result = this.#result;
    const items = await this.#fetch(this.#shown);
    if (this.#result !== result) return;
    this.root.append(...items);
    this.#setShownCount(this.#shown + PAGE_SIZE);
    items[0]?.querySelector("a")?.focus();
  }

  /** Empties the list. */
  clear(): void {
    this.#result = undefined;
    this.root.replaceChildren();
    this.#setShownCount(0);
  }

  /** Opens the first result, if there is one. */
  openFirst(): void {
    this.root.querySelector("a")?.click();
  }

  async #fetch(from: number): Promise<readonly HTMLElement[]> {
    const hits = this.#result?.hits.slice(from, from + PAGE_SIZE) ?? [];
    const pages = await Promise.all(hits.map(readPage));
    const { kind = "", typed = "" } = this.#query ?? {};
    return putNamedFirst(pages, typed).flatMap((page) =>
      kind === "question" ? createQuestionResults(page) : createPageResult(page),
    );
  }

  #setShownCount(shown: number): void {
    this.#shown = shown;
    this.more.hidden = shown >= (this.#result?.hits.length ?? 0);
  }
}
