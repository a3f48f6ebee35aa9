// SPDX-License-Identifier: MIT
// Shows the reader's states in cells that are links.

import { DOT, findFilling } from "../../core/map/cells.ts";
import type { CellState, MapConcept } from "../../core/map/concepts.ts";
import { createSvg } from "../create-elements.ts";
import { findLinks } from "./link-patches.ts";
import { sayStateAfter } from "./messages.ts";

/** Paints the cells of a map, in the order of cells. */
export function paintLinks(
  root: Element,
  states: readonly CellState[],
  concepts: readonly MapConcept[],
): void {
  findLinks(root).forEach((link, cell) => {
    const state = states[cell];
    if (state) paintLink(link, state, concepts[cell]?.title ?? "");
  });
}

function paintLink(link: Element, state: CellState, title: string): void {
  const filling = findFilling(state);
  const shapes = `${filling} ${state.isDue}`;
  const old = link.getAttribute("data-cairn-cell");
  // Most cells of a large course, so this has to be fast.
  if (shapes === old || (!old && !filling)) return;
  link.setAttribute("data-cairn-cell", shapes);
  for (const shape of link.querySelectorAll("path")) shape.remove();
  const rect = link.querySelector("rect");
  const place = { transform: `translate(${rect?.getAttribute("x")} ${rect?.getAttribute("y")})` };
  if (filling) link.append(createSvg("path", { d: filling, ...place }));
  if (state.isDue) link.append(createSvg("path", { d: DOT, class: "cairn-due", ...place }));
  link.toggleAttribute("data-met", filling !== "");
  const words = filling && sayStateAfter(state);
  const name = link.querySelector("title");
  if (name) name.textContent = title + words;
}
