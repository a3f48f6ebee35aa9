// SPDX-License-Identifier: MIT
// The elements of one goal: its name, what is left, its path, and its actions.

import { say, sayLabel } from "../../../core/messages.ts";
import { createButton, createElement } from "../../create-elements.ts";
import { type ConceptName, createMark, createName } from "./concept-rows.ts";

/** A concept on the way. */
export interface Step extends ConceptName {
  readonly isLearned: boolean;
  /** Whether the reader can go on with it. */
  readonly isNext: boolean;
}

/** A goal as the page shows it. */
export interface GoalItem extends ConceptName {
  readonly fine: string;
  readonly steps: readonly Step[];
  /** The concept that *Continue* leads to. */
  readonly next: ConceptName | undefined;
  /** Whether its path is shown without being asked for. */
  readonly isOpen: boolean;
  /** The address of its placement, or empty if there is nothing to skip. */
  readonly placement: string;
}

// A longer path is shown only when the reader asks for it.
const MOST_SHOWN = 40;

/** The elements of a goal. `old` are those that they replace. */
export function createGoal(
  goal: GoalItem,
  onRemove: (goal: GoalItem) => void,
  old?: HTMLElement,
): HTMLElement {
  const section = createElement("section", "cairn-goal");
  const heading = document.createElement("h3");
  heading.append(...createName(goal));
  section.append(heading, createElement("p", "cairn-fine", goal.fine));
  if (goal.isOpen && goal.steps.length <= MOST_SHOWN) section.append(createWay(goal.steps));
  else section.append(createFoldedWay(goal.steps, old?.querySelector("details")?.open === true));
  section.append(createActions(goal, onRemove));
  return section;
}

function createFoldedWay(steps: readonly Step[], isOpen: boolean): HTMLElement {
  const details = document.createElement("details");
  details.append(
    createElement("summary", "", say(message("progress.show-concepts"), { count: steps.length })),
  );
  const fill = () => {
    if (details.children.length < 2) details.append(createWay(steps));
  };
  details.addEventListener("toggle", fill);
  details.open = isOpen;
  if (isOpen) fill();
  return details;
}

function createWay(steps: readonly Step[]): HTMLElement {
  const way = createElement("ol", "cairn-way");
  way.append(
    ...steps.map((step) => {
      const item = document.createElement("li");
      if (step.isNext) item.setAttribute("aria-current", "step");
      const className = step.isLearned ? "cairn-done" : step.isNext ? "cairn-here" : "";
      item.append(createMark(step), ...createName(step, className));
      return item;
    }),
  );
  return way;
}

function createActions(goal: GoalItem, onRemove: (goal: GoalItem) => void): HTMLElement {
  const actions = createElement("div", "cairn-goal__actions");
  if (goal.next) {
    const label = sayLabel(message("paths.continue"), goal.next.title);
    actions.append(createLink("md-button cairn-do", message("paths.continue"), label, goal.next.address));
  }
  if (goal.placement) {
    const label = sayLabel(message("paths.skip"), goal.title);
    actions.append(createLink("cairn-quiet-do", message("paths.skip"), label, goal.placement));
  }
  const remove = createButton("cairn-quiet-do", message("paths.remove-goal"));
  remove.ariaLabel = sayLabel(message("paths.remove-goal"), goal.title);
  remove.addEventListener("click", () => onRemove(goal));
  actions.append(remove);
  return actions;
}

function createLink(className: string, text: string, label: string, address: string): HTMLElement {
  const link = createElement("a", className, text) as HTMLAnchorElement;
  link.href = address;
  link.ariaLabel = label;
  return link;
}
