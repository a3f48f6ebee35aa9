// SPDX-License-Identifier: MIT
// What was found, a few pages at a time, since each is fetched by itself. Separate from how it was asked for.

import { createButton, createElement } from "../create-elements.ts";
import * as messages from "../messages.ts";
import { readPage } from "./pagefind.ts";
import { putExactMatchesFirst, type Query, type QueryResult } from "./query.ts";
import { createPageResult, createQuestionResults } from "./result-items.ts";

const AT_ONCE = 10;

/** The list, and the button that makes it longer. */
export class ResultList {
  readonly root = createElement("ol", "md-search-result__list");
  readonly more = createButton("cairn-search__more", messages.SHOW_MORE);
  #outcome: QueryResult | undefined;
  #query: Query | undefined;
  #shown = 0;

  constructor() {
    this.more.hidden = true;
  }

  /** Shows the first pages of an outcome, unless another has come by the time they are there. */
  async show(outcome: QueryResult, query: Query): Promise<void> {
    this.#outcome = outcome;
    this.#query = query;
    const items = await this.#fetch(0);
    if (this.#outcome !== outcome) return;
    this.root.replaceChildren(...items);
    this.#count(AT_ONCE);
  }

  /** Shows the next pages, and moves the focus to the first of them. */
  async extend(): Promise<void> {
    const outcome = this.#outcome;
    const items = await this.#fetch(this.#shown);
    if (this.#outcome !== outcome) return;
    this.root.append(...items);
    this.#count(this.#shown + AT_ONCE);
    items[0]?.querySelector("a")?.focus();
  }

  /** Shows nothing. */
  clear(): void {
    this.#outcome = undefined;
    this.root.replaceChildren();
    this.#count(0);
  }

  /** Follows the first link, if there is one. */
  follow(): void {
    this.root.querySelector("a")?.click();
  }

  async #fetch(from: number): Promise<readonly HTMLElement[]> {
    const hits = this.#outcome?.hits.slice(from, from + AT_ONCE) ?? [];
    const pages = await Promise.all(hits.map(readPage));
    const { kind = "", term = "" } = this.#query ?? {};
    return putExactMatchesFirst(pages, term).flatMap((page) =>
      kind === "question" ? createQuestionResults(page) : createPageResult(page),
    );
  }

  #count(shown: number): void {
    this.#shown = shown;
    this.more.hidden = shown >= (this.#outcome?.hits.length ?? 0);
  }
}
