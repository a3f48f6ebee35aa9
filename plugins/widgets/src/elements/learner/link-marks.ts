// SPDX-License-Identifier: MIT
// Marks the names of concepts in lists and in drawings with their states. `marks.css` draws the marks in the margin, so
// nothing on the page moves.

import type { Day } from "../../core/learner/day.ts";
import type { PageState } from "../../core/learner/snapshot.ts";
import { isDue } from "../../core/learner/state.ts";
import { createElement } from "../create-elements.ts";
import { sayAfterName } from "./messages.ts";

/** The links to concepts in our lists. Links to questions have a fragment. */
const NAMES =
  ':is(.cairn-list, .cairn-outline__list, .cairn-names, .cairn-concepts, .cairn-path + ol) > li a:first-of-type:not([href*="#"])';
const BOXES = ':is(.cairn-map, .cairn-columns) a:not([href*="#"])';

/** Finds the state of the concept that a link leads to. */
export type FindState = (link: Element) => PageState | undefined;

/** Marks all names and boxes under an element. */
export function markLinks(root: ParentNode, findState: FindState, today: Day): void {
  for (const link of root.querySelectorAll(NAMES)) markName(link, findState(link), today);
  for (const link of root.querySelectorAll(BOXES)) markBox(link, findState(link), today);
}

function markName(link: Element, state: PageState | undefined, today: Day): void {
  const item = link.closest("li");
  if (item) setState(item, state, today);
  const old = link.nextElementSibling;
  const hidden = old?.matches("[data-cairn-words]") ? old : undefined;
  setWords(hidden, sayState(state, today), (words) => link.after(words));
}

/** The mark and the words of a box are inside it. */
function markBox(box: Element, state: PageState | undefined, today: Day): void {
  setState(box, state, today);
  const old = box.querySelector("[data-cairn-words]") ?? undefined;
  setWords(old, sayState(state, today), (words) => box.append(words));
}

function setWords(old: Element | undefined, words: string, add: (words: Element) => void): void {
  if (!words) old?.remove();
  else if (old) old.textContent = words;
  else add(createWords(words));
}

function setState(element: Element, state: PageState | undefined, today: Day): void {
  element.toggleAttribute("data-cairn-due", isDue(state, today));
  if (state) element.setAttribute("data-cairn-state", state.name);
  else element.removeAttribute("data-cairn-state");
}

/** The words for screen readers. */
function sayState(state: PageState | undefined, today: Day): string {
  return state ? sayAfterName(state.name, isDue(state, today)) : "";
}

function createWords(words: string): HTMLElement {
  const hidden = createElement("span", "cairn-hidden", words);
  hidden.dataset["cairnWords"] = "";
  return hidden;
}
