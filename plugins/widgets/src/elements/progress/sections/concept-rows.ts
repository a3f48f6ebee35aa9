// SPDX-License-Identifier: MIT
// Names of concepts with their marks, and the rows of lists that begin with one.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { isDue, type StateName } from "../../../core/learner/state.ts";
import { createElement } from "../../create-elements.ts";
import { sayAfterName } from "../../learner/messages.ts";
import { findAddress } from "../../mastery/shared.ts";
import type { Item } from "../controls/keyed-items.ts";

/** A concept by its name, with its state. */
export interface ConceptName extends Item {
  readonly title: string;
  readonly address: string;
  readonly state: StateName;
  readonly isDue: boolean;
}

/** A row about a concept. */
export interface ConceptRow extends ConceptName {
  readonly reason: string;
  readonly figure: string;
}

/** The name of a concept, which is an index of the course. */
export function nameConcept({ course, states, today }: Learner<SiteGraph>, index: number): ConceptName {
  const { id = "", title = "", path = "" } = course.concepts[index] ?? {};
  const state = states[index];
  return {
    key: id,
    title,
    address: findAddress(path),
    state: state?.name ?? "unseen",
    isDue: isDue(state, today),
  };
}

/** A mark, which takes its place even without a state. */
export function createMark({ state, isDue: due }: Pick<ConceptName, "state" | "isDue">): HTMLElement {
  const mark = createElement("span", "cairn-state");
  mark.ariaHidden = "true";
  if (state !== "unseen") mark.dataset["state"] = state;
  mark.toggleAttribute("data-due", due);
  return mark;
}

/** A link to a concept, and its state in words for screen readers. */
export function createName(name: ConceptName, className = ""): readonly HTMLElement[] {
  const link = createElement("a", className, name.title) as HTMLAnchorElement;
  link.href = name.address;
  const words = sayAfterName(name.state, name.isDue);
  return words ? [link, createElement("span", "cairn-hidden", words)] : [link];
}

/** A row of a list. */
export function createRow(row: ConceptRow): HTMLElement {
  const item = document.createElement("li");
  const text = document.createElement("div");
  text.append(...createName(row));
  if (row.reason) text.append(createElement("p", "", row.reason));
  item.append(createMark(row), text, createElement("span", "cairn-figure", row.figure));
  return item;
}
