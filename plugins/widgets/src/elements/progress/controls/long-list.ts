// SPDX-License-Identifier: MIT
// A list that shows its first rows, and more when the reader asks for them.

import { createButton, createElement } from "../../create-elements.ts";
import type { Part } from "../page-parts.ts";
import { type Create, type Item, showItems } from "./keyed-items.ts";

// More would make a long page slow.
const MOST_AT_ONCE = 100;

/** Describes an entry as a row. */
export type Describe<E, T> = (entry: E, place: number) => T;

/** The rows in a part of the page. Only what is shown is described. */
export class LongList<E, T extends Item> {
  readonly #list = createElement("ul", "cairn-rows");
  readonly #more = createElement("p", "cairn-more");
  readonly #button = createButton("cairn-quiet-do");
  readonly #create: Create<T>;
  readonly #sayMore: (more: number, shown: number, all: number) => string;
  #update: () => void = () => {};
  #added = 0;

  /** `sayMore` is the label of the button: so many more of all rows come next. */
  constructor(
    { body }: Part,
    create: Create<T>,
    sayMore: (more: number, shown: number, all: number) => string,
  ) {
    this.#create = create;
    this.#sayMore = sayMore;
    this.#more.append(this.#button);
    this.#button.addEventListener("click", () => this.#showMore());
    body.append(this.#list, this.#more);
  }

  /** Shows the first entries, and those that the reader has asked for. */
  show(entries: readonly E[], first: number, describe: Describe<E, T>): void {
    this.#update = () => {
      const all = entries.length;
      const shown = Math.min(all, first + this.#added);
      showItems(this.#list, entries.slice(0, shown).map(describe), this.#create);
      this.#more.hidden = shown >= all;
      this.#button.textContent = this.#sayMore(Math.min(all - shown, MOST_AT_ONCE), shown, all);
    };
    this.#update();
  }

  #showMore(): void {
    const shown = this.#list.children.length;
    this.#added += MOST_AT_ONCE;
    this.#update();
    this.#list.children[shown]?.querySelector("a")?.focus();
  }
}
