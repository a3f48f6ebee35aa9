// SPDX-License-Identifier: MIT
// The card of the chosen concept: what it is, what it builds on and leads to, and what to do with it.

import type { MapConcept } from "../../core/map/concepts.ts";
import { say, sayLabel } from "../../core/messages.ts";
import { createElement, createSvg } from "../create-elements.ts";

const MOST_NAMES = 8;

/** What the card shows. */
export interface Choice {
  readonly concept: MapConcept;
  /** Its state in words, if that is known. */
  readonly state: string;
  readonly before: readonly HTMLElement[];
  readonly after: readonly HTMLElement[];
  /** What can be done with it besides opening it. */
  readonly actions: readonly HTMLElement[];
}

/** The card of one map. */
export class Card {
  readonly #element: HTMLElement;
  readonly #empty: readonly Node[];
  #sentence = createElement("p", "cairn-course__sentence");
  #shown: MapConcept | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#empty = [...element.childNodes];
  }

  /** Shows a concept, or that none is chosen. A new one is described in a sentence, once that is known. */
  show(choice: Choice | undefined, describe: (sentence: HTMLElement) => void): void {
    if (choice?.concept !== this.#shown) this.#sentence = createElement("p", "cairn-course__sentence");
    this.#shown = choice?.concept;
    if (!this.#sentence.textContent) describe(this.#sentence);
    this.#element.toggleAttribute("data-chosen", choice !== undefined);
    this.#element.replaceChildren(...(choice ? this.#create(choice) : this.#empty));
  }

  /** Opens the page of the concept as its link does, so that instant navigation works. */
  open(): void {
    this.#element.querySelector<HTMLElement>(".md-button")?.click();
  }

  #create({ concept, state, before, after, actions }: Choice): readonly Node[] {
    const title = createElement("p", "cairn-course__title", concept.title);
    const open = createElement("a", "md-button md-button--primary", message("map.open")) as HTMLAnchorElement;
    open.href = concept.address;
    open.setAttribute("aria-label", sayLabel(message("map.open"), concept.title));
    const row = createElement("div", "cairn-course__actions");
    row.append(open, ...actions);
    const { questions } = concept;
    const facts = [state, questions > 0 && say(message("count.questions"), { count: questions })];
    return [
      title,
      createElement("p", "cairn-course__facts", facts.filter(Boolean).join(" · ")),
      this.#sentence,
      ...createList(message("map.builds-on"), before, ""),
      ...createList(message("map.leads-to"), after, "4 3"),
      row,
    ];
  }
}

function createList(title: string, items: readonly HTMLElement[], dashes: string): readonly Node[] {
  if (items.length === 0) return [];
  const heading = createElement("p", "cairn-course__relation", title);
  const sample = createSvg("svg", { viewBox: "0 0 24 8", "aria-hidden": "true" });
  sample.append(createSvg("path", { d: "M0 4H24", "stroke-dasharray": dashes }));
  heading.prepend(sample);
  const list = createElement("ul", "");
  list.ariaLabel = title;
  list.append(...items.slice(0, MOST_NAMES));
  const rest = items.length - MOST_NAMES;
  if (rest > 0) list.append(createElement("li", "", say(message("map.and-more"), { count: rest })));
  return [heading, list];
}
