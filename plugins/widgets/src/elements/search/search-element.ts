// SPDX-License-Identifier: MIT
// The search box of the theme with Pagefind behind it. Its script comes when a reader opens it, and the index
// with it; the server has written the box, and the loader has opened it.

import { removeStopWords } from "../../core/stop-words.ts";
import { separateCharacters } from "../../core/word-segmentation.ts";
import { createElement } from "../create-elements.ts";
import * as messages from "../messages.ts";
import { Filters } from "./filter-controls.ts";
import { moveFocusByKey } from "./keyboard-navigation.ts";
import { findBeside, loadPagefind, type Pagefind } from "./pagefind.ts";
import { runQuery } from "./query.ts";
import { ResultList } from "./result-list.ts";
import type { SearchBox } from "./search-box.ts";

const PAUSE = 200;

/** The box. */
export class SearchElement extends HTMLElement implements SearchBox {
  declare previousFocus?: EventTarget | null;
  readonly #filters = new Filters();
  readonly #results = new ResultList();
  #pagefind: Promise<Pagefind> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Once is enough: the theme keeps its header through instant navigation. */
  connectedCallback(): void {
    if (this.#filters.root.isConnected) return;
    const styles = createElement("link", "") as HTMLLinkElement;
    styles.rel = "stylesheet";
    styles.href = findBeside("search.css");
    this.append(styles);
    this.#status.before(this.#filters.root);
    this.#status.after(this.#results.root, this.#results.more);
    this.#listen();
    this.#turn();
    this.#search(0);
  }

  get #field(): HTMLInputElement {
    return this.querySelector(".md-search__input") as HTMLInputElement;
  }

  get #status(): HTMLElement {
    return this.querySelector("[role=status]") as HTMLElement;
  }

  get #toggle(): HTMLInputElement {
    return this.ownerDocument.querySelector("#__search") as HTMLInputElement;
  }

  #listen(): void {
    this.#toggle.addEventListener("change", () => this.#turn());
    this.#field.addEventListener("input", () => this.#search(PAUSE));
    this.querySelector(".md-search__options button")?.addEventListener("click", () => this.#empty());
    this.#filters.root.addEventListener("change", () => this.#search(0));
    this.#filters.more.addEventListener("click", () => this.#askForTags());
    this.#results.more.addEventListener("click", () => this.#results.extend());
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("click", ({ target }) => (target as Element).closest("a") && this.#close());
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget as Node)) this.#close();
    });
  }

  /** Shows what was found while the box is open; once it is closed, gives the focus back. */
  #turn(): void {
    const isOpen = this.#toggle.checked;
    (this.querySelector(".md-search__output") as HTMLElement).hidden = !isOpen;
    if (isOpen) return;
    const active = this.ownerDocument.activeElement as HTMLElement | null;
    if (this.contains(active)) {
      active?.blur();
      (this.previousFocus as HTMLElement | null | undefined)?.focus();
    }
    delete this.previousFocus;
  }

  #close(): void {
    if (this.#toggle.checked) this.#toggle.click(); // so that the theme hears of it too
  }

  #press(event: KeyboardEvent): void {
    const isField = event.target === this.#field;
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && isField) this.#results.follow();
    else if (!moveFocusByKey(event, this, this.#field)) return;
    event.preventDefault();
  }

  #empty(): void {
    this.#field.value = "";
    this.#field.focus();
    this.#search(0);
  }

  async #askForTags(): Promise<void> {
    await (await this.#load()).filters();
    await this.#find();
    this.#filters.showTags();
  }

  /** Asks once the reader has paused. The index is on its way already. */
  #search(pause: number): void {
    if (this.dataset["preview"] !== undefined) return;
    clearTimeout(this.#pause);
    const apologize = () => this.#say(location.protocol === "file:" ? messages.NO_SERVER : messages.NO_INDEX);
    this.#load().catch(apologize);
    this.#pause = setTimeout(() => this.#find().catch(apologize), pause);
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= loadPagefind();
    return this.#pagefind;
  }

  async #find(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const query = { term: this.#field.value.trim(), kind: this.#filters.kind, tag: this.#filters.tag };
    if (query.term === "") {
      this.#say(messages.TYPE);
      return;
    }
    const term = removeStopWords(query.term, this.ownerDocument.documentElement.lang);
    const outcome = await runQuery(await this.#load(), { ...query, term: separateCharacters(term) });
    if (mine !== this.#asked) return;
    this.#filters.show(outcome);
    this.#filters.root.hidden = false;
    await this.#results.show(outcome, query);
    if (mine === this.#asked) this.#status.textContent = messages.sayPages(outcome.hits.length, query.kind);
  }

  /** Says a sentence in the place of what was found. */
  #say(sentence: string): void {
    this.#asked += 1;
    this.#results.clear();
    this.#filters.root.hidden = true;
    this.#status.textContent = sentence;
  }
}
