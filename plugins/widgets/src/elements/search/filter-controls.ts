// SPDX-License-Identifier: MIT
// The filters of the search: radio buttons for kinds, and a select for tags. The tags are loaded only when the
// reader asks for them, since those of a large site are as large as the results of a query.

import { say, sayNumber } from "../../core/messages.ts";
import { parseTag } from "../../core/tag-path.ts";
import { createButton, createElement } from "../create-elements.ts";
import { KINDS, type Kind, type QueryResult } from "./query.ts";

const NAMES: Readonly<Record<Kind, string>> = {
  "": message("search.all"),
  concept: message("search.concepts"),
  question: message("search.questions"),
  tag: message("search.tags"),
  page: message("search.pages"),
};

/** The filters, with the number of pages for each value. */
export class FilterControls {
  readonly root = createElement("div", "cairn-search__filters");
  /** Loads the tags. The select then replaces it. */
  readonly tagButton = createButton("cairn-quiet", message("search.by-tag"));
  readonly #tags = createElement("select", "") as HTMLSelectElement;
  readonly #radios = new Map<Kind, HTMLInputElement>();
  readonly #counts = new Map<Kind, HTMLElement>();

  constructor() {
    const kinds = createElement("fieldset", "cairn-search__kinds");
    kinds.append(
      createElement("legend", "cairn-hidden", message("search.kind")),
      ...KINDS.map((kind) => this.#createKind(kind)),
    );
    this.#tags.ariaLabel = message("search.tag");
    this.#tags.hidden = true;
    this.root.append(kinds, this.tagButton, this.#tags);
    this.root.hidden = true;
  }

  get kind(): Kind {
    return KINDS.find((kind) => this.#radios.get(kind)?.checked) ?? "";
  }

  get tag(): string {
    return this.#tags.value;
  }

  /** Shows the number of pages for each kind and tag. */
  show({ kinds, tags }: QueryResult): void {
    for (const [kind, count] of this.#counts) {
      const pages = { count: kinds[kind] };
      count.textContent = say(kind === "question" ? message("search.on-pages") : "{count}", pages);
      const label = count.closest("label");
      if (label) label.hidden = kinds[kind] === 0 && kind !== this.kind && kind !== "";
    }
    const { tag } = this;
    const shown = Object.entries(tags).filter(([name, count]) => count > 0 || name === tag);
    shown.sort(([one], [other]) => one.localeCompare(other, undefined, { numeric: true }));
    this.#tags.replaceChildren(new Option(message("search.any-tag"), ""), ...shown.map(createOption));
    this.#tags.value = tag;
  }

  /** Replaces the button by the select. */
  showTags(): void {
    this.tagButton.hidden = true;
    this.#tags.hidden = false;
    this.#tags.focus();
  }

  #createKind(kind: Kind): HTMLElement {
    const label = createElement("label", "");
    const radio = createElement("input", "cairn-hidden") as HTMLInputElement;
    const name = createElement("span", "", NAMES[kind]);
    const count = createElement("small", "");
    radio.type = "radio";
    radio.name = "cairn-search-kind";
    radio.checked = kind === "";
    name.append(" ", count);
    label.append(radio, name);
    this.#radios.set(kind, radio);
    this.#counts.set(kind, count);
    return label;
  }
}

function createOption([tag, count]: readonly [string, number]): HTMLOptionElement {
  const levels = parseTag(tag);
  return new Option(`${"\u2003".repeat(levels.length - 1)}${levels.at(-1)} (${sayNumber(count)})`, tag);
}
