// SPDX-License-Identifier: MIT
// Marks the names of concepts in lists and in the map with their states. `marks.css` draws the marks in the margin, so
// nothing on the page moves.

import type { Day } from "../../core/learner/day.ts";
import type { PageState } from "../../core/learner/snapshot.ts";
import { isDue } from "../../core/learner/state.ts";
import { createElement, createSvg } from "../create-elements.ts";
import * as messages from "./messages.ts";

/** The links to concepts in our lists. Links to questions have a fragment. */
const NAMES =
  ':is(.cairn-list, .cairn-outline__list, .cairn-names, .cairn-concepts, .cairn-path + ol) > li a:first-of-type:not([href*="#"])';
const BOXES = ".cairn-map a";

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
  const words = sayState(state, today);
  const old = link.nextElementSibling;
  const hidden = old?.matches("[data-cairn-words]") ? old : undefined;
  if (!words) hidden?.remove();
  else if (hidden) hidden.textContent = words;
  else link.after(createWords(words));
}

function markBox(link: Element, state: PageState | undefined, today: Day): void {
  setState(link, state, today);
  link.querySelector(".cairn-map__mark")?.remove();
  if (!state) return;
  const top = Number(link.querySelector("rect")?.getAttribute("y"));
  const mark = createSvg("g", { class: "cairn-map__mark", transform: `translate(-7 ${top + 22})` });
  mark.append(createSvg("circle", { r: "3.5" }));
  if (state.name === "learning") mark.append(createSvg("path", { d: "M0-3.5a3.5 3.5 0 0 0 0 7z" }));
  if (isDue(state, today))
    mark.append(createSvg("circle", { class: "cairn-map__due", cx: "3", cy: "-3", r: "2" }));
  const title = createSvg("title");
  title.textContent = sayState(state, today).slice(2);
  mark.append(title);
  link.append(mark);
}

function setState(element: Element, state: PageState | undefined, today: Day): void {
  element.toggleAttribute("data-cairn-due", isDue(state, today));
  if (state) element.setAttribute("data-cairn-state", state.name);
  else element.removeAttribute("data-cairn-state");
}

/** The words for screen readers. They begin with a comma, since they follow the name. */
function sayState(state: PageState | undefined, today: Day): string {
  if (!state) return "";
  return `, ${messages.STATES[state.name]}${isDue(state, today) ? `, ${messages.DUE}` : ""}`;
}

function createWords(words: string): HTMLElement {
  const hidden = createElement("span", "cairn-hidden", words);
  hidden.dataset["cairnWords"] = "";
  return hidden;
}
