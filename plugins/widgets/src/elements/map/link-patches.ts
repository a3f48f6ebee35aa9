// SPDX-License-Identifier: MIT
// Chapters whose cells are links, as the server has written them.

import { type MapConcept, readFacts } from "../../core/map/concepts.ts";
import { Patches } from "./patches.ts";

/** The links of all cells. */
export function findLinks(root: Element): readonly SVGAElement[] {
  return [...root.querySelectorAll<SVGAElement>(".cairn-patch > svg > a")];
}

/** The patches of a map with links. */
export class LinkPatches extends Patches {
  readonly #links: readonly SVGAElement[];

  constructor(root: Element) {
    const drawings = [...root.querySelectorAll(".cairn-patch > svg")];
    super(
      root,
      drawings,
      drawings.map(({ childElementCount }) => childElementCount),
    );
    this.#links = findLinks(root);
    for (const link of this.#links) link.setAttribute("tabindex", "-1");
  }

  override findStop(cell: number): SVGElement | undefined {
    return this.#links[cell];
  }

  override fade(hits: ReadonlySet<number> | undefined): void {
    this.element.toggleAttribute("data-found", hits !== undefined);
    this.#links.forEach((link, cell) => {
      link.toggleAttribute("data-hit", hits?.has(cell));
    });
  }
}

/** The concepts of a map with links, in the order of cells. */
export function readConcepts(root: HTMLElement): readonly MapConcept[] {
  const facts = readFacts(root.dataset["facts"] ?? "");
  return findLinks(root).map((link, cell) => {
    return {
      title: readTitle(link),
      otherNames: link.dataset["also"]?.split("\n") ?? [],
      address: new URL(link.href.baseVal, document.baseURI).href,
      questions: 0,
      before: [],
      ...facts[cell],
    };
  });
}

/** The title of the concept of a cell, before its state is added to it. */
function readTitle(link: SVGAElement): string {
  const title = link.textContent?.trim() ?? "";
  link.dataset["title"] ??= title;
  return link.dataset["title"];
}
