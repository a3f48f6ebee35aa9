// SPDX-License-Identifier: MIT
// Lists of concepts beside the map, with the same marks as other lists.

import type { CellState, MapConcept } from "../../core/map/concepts.ts";
import { createElement } from "../create-elements.ts";

/** An item with a link to a concept, its mark, and its state in words for screen readers. */
export function createName(
  { title, address }: MapConcept,
  state: CellState | undefined,
  sayState: (state: CellState) => string,
): HTMLElement {
  const item = createElement("li", "");
  const link = createElement("a", "", title) as HTMLAnchorElement;
  link.href = address;
  item.append(link);
  if (state && state.name !== "unseen") {
    item.dataset["cairnState"] = state.name;
    item.toggleAttribute("data-cairn-due", state.isDue);
    const words = createElement("span", "cairn-hidden", sayState(state));
    words.dataset["cairnWords"] = "";
    item.append(words);
  }
  return item;
}
