// SPDX-License-Identifier: MIT
// Finds concepts by their titles and other names. A name that was typed completely comes
// first, and titles come before other names.

import { indexTitles } from "../progress/find-titles.ts";
import type { MapConcept } from "./concepts.ts";

/** A function that finds the cells of concepts by what was typed so far, the best first. */
export function indexConcepts(concepts: readonly MapConcept[]): (query: string) => readonly number[] {
  const titles = concepts.map(({ title }, cell) => ({ name: title, cell }));
  const others = concepts.flatMap(({ otherNames }, cell) => otherNames.map((name) => ({ name, cell })));
  const all = [...titles, ...others];
  const find = indexTitles(all.map(({ name }) => name));
  return (query) => [...new Set(find(query, all.length).map((index) => all[index]?.cell ?? 0))];
}
