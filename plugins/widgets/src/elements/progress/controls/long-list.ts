// SPDX-License-Identifier: MIT
// A list that shows its first rows, and more when the reader asks for them.

import { createButton, createElement } from "../../create-elements.ts";
import type { Part } from "../page-parts.ts";
import { type Create, type Item, showItems } from "./keyed-items.ts";

// More would make a long page slow.
const MOST_AT_ONCE = 100;

/** The rows in a part of the page. */
export class LongList<T extends Item> {
  readonly #list: HTMLElement;
  readonly #more = createElement("p", "cairn-more");
  readonly #button = createButton("cairn-quiet-do");
  readonly #create: Create<T>;
  readonly #sayMore: (more: number, shown: number, all: number) => string;
  #rows: readonly T[] = [];
  #first = 0;
  #added = 0;

  /** `sayMore` is the label of the button: so many more of all rows come next. */
  constructor({ body }: Part, create: Create<T>, sayMore: LongList<T>["sayMore"]) {
    this.#list = createElement("ul", "cairn-rows");
    this.#create = create;
    this.#sayMore = sayMore;
    this.#more.append(this.#button);
    this.#button.addEventListener("click", () => this.#showMore());
    body.append(this.#list, this.#more);
  }

  get sayMore(): (more: number, shown: number, all: number) => string {
    return this.#sayMore;
  }

  /** Shows the first rows, and those that the reader has asked for. */
  show(rows: readonly T[], first: number): void {
    this.#rows = rows;
    this.#first = first;
    this.#update();
  }

  #showMore(): void {
    const shown = this.#list.children.length;
    this.#added += MOST_AT_ONCE;
    this.#update();
    this.#list.children[shown]?.querySelector("a")?.focus();
  }

  #update(): void {
    const all = this.#rows.length;
    const shown = Math.min(all, this.#first + this.#added);
    showItems(this.#list, this.#rows.slice(0, shown), this.#create);
    this.#more.hidden = shown >= all;
    this.#button.textContent = this.#sayMore(Math.min(all - shown, MOST_AT_ONCE), shown, all);
  }
}
