// SPDX-License-Identifier: MIT
// Connects the theme's search box to Pagefind. This script and the index are loaded when the reader opens the
// search (see search-opener.ts).

import { say } from "../../core/messages.ts";
import { removeStopWords } from "../../core/search/stop-words.ts";
import { separateCharacters } from "../../core/word-segmentation.ts";
import { createElement } from "../create-elements.ts";
import { FilterControls } from "./filter-controls.ts";
import { moveFocusByKey } from "./keyboard-navigation.ts";
import { loadPagefind, type Pagefind, resolveUrl } from "./pagefind.ts";
import { runQuery } from "./query.ts";
import { ResultList } from "./result-list.ts";
import type { SearchBox } from "./search-box.ts";

const TYPING_PAUSE_MS = 200;

/** The search box. */
export class SearchElement extends HTMLElement implements SearchBox {
  declare previousFocus?: EventTarget | null;
  readonly #filters = new FilterControls();
  readonly #results = new ResultList();
  #pagefind: Promise<Pagefind> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #requests = 0;

  /** Runs once, since the theme keeps its header during instant navigation. */
  connectedCallback(): void {
    if (this.#filters.root.isConnected) return;
    const styles = createElement("link", "") as HTMLLinkElement;
    styles.rel = "stylesheet";
    styles.href = resolveUrl("search.css");
    this.append(styles);
    this.#status.before(this.#filters.root);
    this.#status.after(this.#results.root, this.#results.more);
    this.#listen();
    this.#updateVisibility();
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
    this.#toggle.addEventListener("change", () => this.#updateVisibility());
    this.#field.addEventListener("input", () => this.#search(TYPING_PAUSE_MS));
    this.querySelector(".md-search__options button")?.addEventListener("click", () => this.#clear());
    this.#filters.root.addEventListener("change", () => this.#search(0));
    this.#filters.tagButton.addEventListener("click", () => this.#showTags());
    this.#results.more.addEventListener("click", () => this.#results.showMore());
    this.addEventListener("keydown", (event) => this.#handleKey(event));
    this.addEventListener("click", ({ target }) => (target as Element).closest("a") && this.#close());
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget as Node)) this.#close();
    });
  }

  /** Shows the results while the box is open. When it closes, restores the focus. */
  #updateVisibility(): void {
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
    if (this.#toggle.checked) this.#toggle.click(); // so that the theme is notified
  }

  #handleKey(event: KeyboardEvent): void {
    const isField = event.target === this.#field;
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && isField) this.#results.openFirst();
    else if (!moveFocusByKey(event, this, this.#field)) return;
    event.preventDefault();
  }

  #clear(): void {
    this.#field.value = "";
    this.#field.focus();
    this.#search(0);
  }

  async #showTags(): Promise<void> {
    await (await this.#load()).filters();
    await this.#find();
    this.#filters.showTags();
  }

  /** Runs the query after a pause in typing. The index starts loading at once. */
  #search(pause: number): void {
    if (this.dataset["preview"] !== undefined) return;
    clearTimeout(this.#timer);
    const showFailure = () =>
      this.#showMessage(
        location.protocol === "file:" ? message("search.no-server") : message("search.no-index"),
      );
    this.#load().catch(showFailure);
    this.#timer = setTimeout(() => this.#find().catch(showFailure), pause);
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= loadPagefind();
    return this.#pagefind;
  }

  async #find(): Promise<void> {
    this.#requests += 1;
    const request = this.#requests;
    const typed = this.#field.value.trim();
    if (typed === "") {
      this.#showMessage(message("search.start-typing"));
      return;
    }
    const words = removeStopWords(typed, this.ownerDocument.documentElement.lang);
    const { kind, tag } = this.#filters;
    const query = { typed, term: separateCharacters(words), kind, tag };
    const result = await runQuery(await this.#load(), query);
    if (request !== this.#requests) return;
    this.#filters.show(result);
    this.#filters.root.hidden = false;
    await this.#results.show(result, query);
    if (request === this.#requests) this.#status.textContent = sayFound(result.hits.length, query.kind);
  }

  /** Shows a message in place of results. */
  #showMessage(text: string): void {
    this.#requests += 1;
    this.#results.clear();
    this.#filters.root.hidden = true;
    this.#status.textContent = text;
  }
}

/** The number of pages with results. */
function sayFound(count: number, kind: string): string {
  if (count === 0) return message("search.none");
  return say(kind === "question" ? message("search.questions-found") : message("search.found"), { count });
}
