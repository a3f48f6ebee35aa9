// SPDX-License-Identifier: MIT
// The field that finds concepts, and the list of what was found, in the place of the list of everything.

import { indexConcepts } from "../../core/map/find-concepts.ts";
import { findChapter } from "../../core/map/quilt.ts";
import { say } from "../../core/messages.ts";
import { createElement } from "../create-elements.ts";
import type { CourseMap } from "./course-map.ts";
import { keepPlace, readPlace } from "./place.ts";

const MOST_FOUND = 50;

/** Makes the field of a map answer until the signal is aborted. */
export function listenToFinder(root: HTMLElement, map: CourseMap, signal: AbortSignal): void {
  const input = root.querySelector("input");
  const found = createElement("section", "cairn-section");
  root.querySelector("section")?.before(found);
  signal.addEventListener("abort", () => found.remove());
  const index = indexConcepts(map.concepts);
  const find = () => {
    const hits = input?.value.trim() ? index(input.value) : undefined;
    show(root, map, found, hits);
    return hits?.[0];
  };
  const choose = () => {
    map.choose(find());
    keepPlace("find", input?.value.trim());
  };
  input?.addEventListener("input", choose, { signal });
  input?.form?.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const [first] = input.value.trim() ? index(input.value) : [];
      if (first !== undefined) map.choose(first, true);
    },
    { signal },
  );
  // It may have been typed before this script came, or before the way to a concept and back.
  if (input?.value) choose();
  else if (input) {
    input.value = readPlace("find") ?? "";
    if (input.value) find();
  }
}

/** Shows how much was found, and the first of it; `undefined` if nothing was typed. */
function show(
  root: HTMLElement,
  map: CourseMap,
  found: HTMLElement,
  hits: readonly number[] | undefined,
): void {
  const output = root.querySelector("output");
  const { length } = hits ?? map.concepts;
  if (output)
    output.textContent = say(hits ? message("progress.found") : message("count.concepts"), { count: length });
  const items = hits?.slice(0, MOST_FOUND).map((cell) => {
    const item = map.createName(cell);
    item.append(createElement("span", "cairn-meta", findChapterTitle(map, cell)));
    return item;
  });
  const list = createElement("ul", "cairn-plain cairn-names cairn-names--wide");
  list.append(...(items ?? []));
  if (hits && length > MOST_FOUND)
    list.append(
      createElement("li", "cairn-meta", say(message("map.and-more"), { count: length - MOST_FOUND })),
    );
  found.replaceChildren(...(items?.length ? [createElement("h2", "", message("map.found")), list] : []));
  const everything = root.querySelector<HTMLElement>("section:has(#cairn-list)");
  if (everything) everything.hidden = hits !== undefined;
  map.patches.fade(hits && new Set(hits));
}

function findChapterTitle({ patches }: CourseMap, cell: number): string {
  const patch = patches.element.children[findChapter(cell, patches.starts)];
  return patch?.querySelector("p > *")?.textContent ?? "";
}
