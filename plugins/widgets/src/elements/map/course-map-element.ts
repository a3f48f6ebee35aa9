// SPDX-License-Identifier: MIT
// The map of the course. The server writes it; this makes its cells answer. The script `map-more` adds what a reader
// needs later, the states of a reader with a record, and the drawing of a very large site.

import type { MapConcept } from "../../core/map/concepts.ts";
import { hasRecord } from "../../store/has-record.ts";
import "../globals.ts";
import { RECORD } from "../mastery/site.ts";
import { CourseMap } from "./course-map.ts";
import { LinkPatches, readConcepts } from "./link-patches.ts";
import type { Patches } from "./patches.ts";

/** The content of the page with the map. */
export class CourseMapElement extends HTMLElement {
  /** The map, once its concepts are known. */
  map: CourseMap | undefined;
  #listeners: AbortController | undefined;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    const loadMore = () => globalThis.cairn?.load?.("map-more");
    if (this.dataset["facts"] !== undefined) this.start(readConcepts(this), new LinkPatches(this));
    if (!this.map || location.hash || (RECORD && hasRecord(RECORD))) loadMore();
    for (const event of ["pointerover", "focusin"]) this.addEventListener(event, loadMore, { once: true });
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
    this.map = undefined;
  }

  /** Makes the map answer. */
  start(concepts: readonly MapConcept[], patches: Patches): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    this.map = new CourseMap(this, concepts, patches);
    this.map.listen(this.#listeners.signal);
    this.dataset["ready"] = "";
  }
}
