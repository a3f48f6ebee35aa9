// SPDX-License-Identifier: MIT
// The key of the map, which is its summary: what each kind of cell means, and how many there are.

import { DOT, FRAME, findFilling } from "../../core/map/cells.ts";
import type { CellState } from "../../core/map/concepts.ts";
import { sayNumber } from "../../core/messages.ts";
import { createElement, createSvg } from "../create-elements.ts";

const NOTHING: CellState = { name: "unseen", isDue: false, isReady: false };
const SAMPLES: readonly CellState[] = [
  NOTHING,
  { ...NOTHING, isReady: true },
  { ...NOTHING, name: "learning" },
  { ...NOTHING, name: "known" },
  { ...NOTHING, name: "mastered" },
  { ...NOTHING, name: "mastered", isDue: true },
];

const NAMES = [
  message("map.unseen"),
  message("state.ready"),
  message("state.learning"),
  message("map.known"),
  message("state.mastered"),
  message("state.due"),
];

/** Shows the key of these states in an element. */
export function showKey(element: HTMLElement, states: readonly CellState[]): void {
  const items = SAMPLES.map((sample, index) => {
    const item = createElement("li", "");
    const count = states.filter((state) => (sample.isDue ? state.isDue : isLike(state, sample))).length;
    const text = createElement("span", "", `${NAMES[index]} `);
    text.append(createElement("b", "", sayNumber(count)));
    item.append(createSample(sample), text);
    return item;
  });
  const list = createElement("ul", "");
  list.append(...items);
  element.replaceChildren(list);
}

function isLike(state: CellState, sample: CellState): boolean {
  return state.name === sample.name && state.isReady === sample.isReady;
}

function createSample(sample: CellState): Element {
  const drawing = createSvg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  const filling = findFilling(sample);
  const cell = createSvg("g", filling ? { "data-met": "" } : {});
  cell.append(createSvg("path", { d: FRAME, class: "cairn-frame" }));
  if (filling) cell.append(createSvg("path", { d: filling }));
  if (sample.isDue) cell.append(createSvg("path", { d: DOT, class: "cairn-due" }));
  drawing.append(cell);
  return drawing;
}
