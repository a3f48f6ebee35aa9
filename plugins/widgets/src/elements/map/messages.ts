// SPDX-License-Identifier: MIT
// The texts of the map, for editing and translation. Its headings and first sentences are in the template.

import type { CellState } from "../../core/map/concepts.ts";
import { DUE, TITLES } from "../learner/messages.ts";

export const FOUND = "Found";
export const BUILDS_ON = "Builds on";
export const LEADS_TO = "Leads to";
export const OPEN = "Open";
export const MAKE_GOAL = "Make this a goal";
export const REMOVE_GOAL = "Remove this goal";
export const ARROWS = "Use the arrow keys to move between concepts, and Enter to open one.";
export const READY = "Ready to learn";

/** What the key of the map lists. */
export const KEY = ["Not seen", READY, "Learning", "Known", "Mastered", "Due for review"];

export const sayConcepts = (count: number) => sayCount(count, "concept");
export const sayQuestions = (count: number) => sayCount(count, "question");
export const sayFound = (count: number) => `${count.toLocaleString("en")} found`;
export const sayMore = (count: number) => `and ${count.toLocaleString("en")} more`;

/** The state of a concept. */
export function sayState({ name, isReady, isDue }: CellState): string {
  return `${isReady ? READY : TITLES[name]}${isDue ? `, ${DUE}` : ""}`;
}

/** A number with its noun. */
function sayCount(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
