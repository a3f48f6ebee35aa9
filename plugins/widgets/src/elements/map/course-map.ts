// SPDX-License-Identifier: MIT
// The map of the course on its page: choosing and finding concepts, by pointer and by keyboard.

import { type CellState, findAfter, type MapConcept } from "../../core/map/concepts.ts";
import { findNext } from "../../core/map/quilt.ts";
import { Card } from "./card.ts";
import { createName } from "./names.ts";
import type { Patches } from "./patches.ts";
import { keepPlace, readPlace } from "./place.ts";
import { Rings } from "./rings.ts";

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** The map of one page. */
export class CourseMap {
  readonly concepts: readonly MapConcept[];
  readonly patches: Patches;
  /** Creates what can be done with a concept besides opening it. */
  createActions: (concept: MapConcept) => readonly HTMLElement[] = () => [];
  /** Writes the first sentence about a concept. */
  describe: (concept: MapConcept, sentence: HTMLElement) => void = () => {};
  /** Says the state of a concept: by itself, and after its name. */
  sayState: (state: CellState) => string = () => "";
  sayStateAfter: (state: CellState) => string = () => "";
  readonly #after: readonly (readonly number[])[];
  readonly #rings: Rings;
  readonly #card: Card;
  #states: readonly CellState[] = [];
  #cell = 0;
  #isChosen = false;

  constructor(root: HTMLElement, concepts: readonly MapConcept[], patches: Patches) {
    this.concepts = concepts;
    this.patches = patches;
    this.#after = findAfter(concepts);
    this.#rings = new Rings(patches);
    this.#card = new Card(root.querySelector("aside") ?? root);
    const kept = readPlace("concept");
    const cell = concepts.findIndex(({ title }) => title === kept);
    patches.activate(0, false);
    if (cell >= 0) this.choose(cell);
  }

  /** Follows what the reader does until the signal is aborted. */
  listen(signal: AbortSignal): void {
    const { element } = this.patches;
    element.addEventListener("click", (event) => this.#onClick(event), { signal });
    element.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    // What the Tab key reaches is chosen.
    element.addEventListener(
      "focusin",
      ({ target }) => {
        if (!this.#isChosen && (target as Element).matches(":focus-visible")) this.choose(this.#cell);
      },
      { signal },
    );
    // Cells move when the page gets another width.
    const observer = new ResizeObserver(() => this.#showRings());
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Shows the states of all cells on the card too. */
  showStates(states: readonly CellState[]): void {
    this.#states = states;
    this.showCard();
  }

  /** Shows the chosen concept, if any. */
  showCard(): void {
    const concept = this.#isChosen ? this.concepts[this.#cell] : undefined;
    const state = this.#states[this.#cell];
    const list = (cells: readonly number[] = []) => cells.map((cell) => this.createName(cell));
    this.#card.show(
      concept && {
        concept,
        state: state ? this.sayState(state) : "",
        before: list(concept.before),
        after: list(this.#after[this.#cell]),
        actions: this.createActions(concept),
      },
      (sentence) => concept && this.describe(concept, sentence),
    );
    this.#showRings();
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as Element;
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const isPressed = event.detail > 0;
    const cell = isPressed ? this.patches.findCell(target, event.clientX, event.clientY) : this.#cell;
    if (cell === undefined || target.closest("p")) return;
    // The theme would follow the link.
    event.preventDefault();
    event.stopPropagation();
    this.choose(cell, isPressed);
    if (!isPressed) this.#card.open();
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const next = findNext(this.#cell, (this.patches.isMirrored && MIRRORED[key]) || key, this.patches.starts);
    if (next !== undefined) {
      event.preventDefault();
      this.choose(next, true);
    } else if (key === "Escape") this.choose(undefined);
    else if (key === "Enter" && !(event.target as Element).matches("a")) this.#card.open();
  }

  /** Chooses the concept of a cell, or none. */
  choose(cell: number | undefined, isFocused = false): void {
    this.#isChosen = cell !== undefined;
    this.#cell = cell ?? this.#cell;
    keepPlace("concept", this.concepts[cell ?? -1]?.title);
    this.patches.activate(this.#cell, isFocused);
    this.showCard();
  }

  #showRings(): void {
    const cell = this.#isChosen ? this.#cell : undefined;
    this.#rings.show(cell, this.concepts[this.#cell]?.before ?? [], this.#after[this.#cell] ?? []);
  }

  /** An item of a list about the concept of a cell. */
  createName(cell: number): HTMLElement {
    return createName(this.concepts[cell] as MapConcept, this.#states[cell], this.sayStateAfter);
  }
}
