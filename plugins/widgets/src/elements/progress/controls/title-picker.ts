// SPDX-License-Identifier: MIT
// A field that finds a concept by what is typed: a combobox with a list of suggestions, as WAI-ARIA describes it. It
// stays fast with 10,000 titles, where a native list of them all would not.

import type { Concept } from "../../../core/learner/course.ts";
import { say } from "../../../core/messages.ts";
import { type FindTitles, indexTitles } from "../../../core/progress/find-titles.ts";
import { createButton, createElement } from "../../create-elements.ts";

const MOST_SUGGESTED = 8;
const MOST_COUNTED = 1_000;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
let count = 0;

/** The field with its list and its button. */
export class TitlePicker {
  readonly element = createElement("form", "cairn-find");
  readonly #input = createElement("input", "") as HTMLInputElement;
  readonly #list = createElement("ul", "cairn-suggestions");
  readonly #status = createElement("span", "cairn-hidden");
  #concepts: readonly Concept[] = [];
  #find: FindTitles | undefined;
  #found: readonly number[] = [];
  #active = -1;
  #onPick: (index: number) => void = () => {};

  /** The label of the field, and that of its button. */
  constructor(label: string, action: string) {
    count += 1;
    const id = `cairn-pick-${count}`;
    const name = createElement("label", "", label) as HTMLLabelElement;
    const button = createButton("md-button cairn-do", action);
    name.htmlFor = id;
    button.type = "submit";
    this.#describeField(id);
    this.#list.id = `${id}-list`;
    this.#list.role = "listbox";
    this.#list.ariaLabel = label;
    this.#list.hidden = true;
    this.#status.role = "status";
    this.element.append(name, this.#input, button, this.#list, this.#status);
    this.#listen();
  }

  /** Changes what can be picked, and what happens then. */
  show(concepts: readonly Concept[], onPick: (index: number) => void): void {
    this.#onPick = onPick;
    if (this.#concepts !== concepts) this.#find = undefined;
    this.#concepts = concepts;
  }

  #describeField(id: string): void {
    const attributes = {
      ...{ id, type: "text", dir: "auto", role: "combobox", autocomplete: "off", spellcheck: "false" },
      ...{ "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` },
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
  }

  #listen(): void {
    this.#input.addEventListener("input", () => this.#suggest());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("blur", () => this.#close());
    // The field keeps the focus, so that the list stays until the click is over.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      this.#pick([...this.#list.children].indexOf(option as Element));
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  #onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (step && !event.isComposing) {
      event.preventDefault();
      if (this.#list.hidden) this.#suggest();
      // One more place than there are options, so that the field itself can be reached again.
      const places = this.#found.length + 1;
      this.#activate(((this.#active + 1 + step + places) % places) - 1);
    }
  }

  #suggest(): void {
    this.#find ??= indexTitles(this.#concepts.map(({ title }) => title));
    const all = this.#find(this.#input.value, MOST_COUNTED);
    this.#found = all.slice(0, MOST_SUGGESTED);
    const options = this.#found.map((index, place) => {
      const option = createElement("li", "", this.#concepts[index]?.title);
      option.role = "option";
      option.id = `${this.#list.id}-${place}`;
      option.ariaSelected = "false";
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#open(options.length > 0);
    this.#activate(-1);
    this.#status.textContent = this.#input.value.trim() ? sayFound(all.length) : "";
  }

  #submit(): void {
    if (this.#list.hidden) this.#suggest();
    if (this.#active >= 0) this.#pick(this.#active);
    else if (this.#found.length === 1 || this.#isFirstExact()) this.#pick(0);
    else this.#input.focus();
  }

  #isFirstExact(): boolean {
    const title = this.#concepts[this.#found[0] ?? -1]?.title;
    return title?.toLowerCase() === this.#input.value.trim().toLowerCase();
  }

  #pick(place: number): void {
    const index = this.#found[place];
    if (index === undefined) return;
    this.#input.value = "";
    this.#close();
    this.#status.textContent = "";
    this.#onPick(index);
    this.#input.focus();
  }

  #activate(place: number): void {
    this.#active = place;
    [...this.#list.children].forEach((option, index) => {
      option.ariaSelected = String(index === place);
      if (index === place) option.scrollIntoView({ block: "nearest" });
    });
    const active = this.#list.children[place]?.id;
    if (active) this.#input.setAttribute("aria-activedescendant", active);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#open(false);
    this.#activate(-1);
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }
}

function sayFound(count: number): string {
  return count > 0 ? say(message("progress.found"), { count }) : message("progress.not-found");
}
