// SPDX-License-Identifier: MIT
// The parts that the views of a review are made of, as `styles/learner/base.css` describes them.

import type { Concept } from "../../core/learner/course.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { type ConceptState, isDue } from "../../core/learner/state.ts";
import { createButton, createElement } from "../create-elements.ts";
import { sayAfterName } from "../learner/messages.ts";
import { findAddress } from "../mastery/shared.ts";

/** What a row says beside the name of its concept. */
export interface RowTexts {
  readonly reason?: string;
  readonly figure?: string;
  /** The part of the page that the link leads to, with its `#`. */
  readonly fragment?: string;
}

/** A heading of the page. */
export function createTitle(text: string): HTMLElement {
  return createElement("h1", "", text);
}

/** A sentence below the heading. */
export function createLede(text: string): HTMLElement {
  return createElement("p", "cairn-lede", text);
}

/** A message. */
export function createNote(text: string): HTMLElement {
  return createElement("p", "cairn-note", text);
}

/** A statement with what follows from it, and with its actions. */
export function createStatement(say: string, fine: string, actions: readonly HTMLElement[]): HTMLElement {
  const section = createElement("section", "cairn-now");
  const texts = document.createElement("div");
  const buttons = createElement("div", "cairn-now__actions");
  section.ariaLabel = say;
  texts.append(createElement("p", "cairn-now__say", say));
  if (fine) texts.append(createElement("p", "cairn-fine", fine));
  buttons.append(...actions);
  section.append(texts, buttons);
  return section;
}

/** A button that does something here. Only one of a view is filled. */
export function createAction(text: string, act: () => void, isFilled = false): HTMLButtonElement {
  const button = createButton(classOf(isFilled), text);
  button.addEventListener("click", act);
  return button;
}

/** A button that leads to another page. */
export function createLinkAction(text: string, address: string, isFilled = false): HTMLAnchorElement {
  const link = createElement("a", classOf(isFilled), text) as HTMLAnchorElement;
  link.href = address;
  return link;
}

/** A heading with rows below it, or nothing without rows. */
export function createSection(
  title: string,
  sub: string,
  rows: readonly HTMLElement[],
): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  const intro = sub ? [createElement("p", "cairn-sub", sub)] : [];
  return [createElement("h2", "", title), ...intro, createRows(rows)];
}

/** A list of rows. */
export function createRows(rows: readonly HTMLElement[], className = "cairn-rows"): HTMLElement {
  const list = createElement("ul", className);
  list.append(...rows);
  return list;
}

/** A row for a concept, with its state. */
export function createRow(
  { states, course, today }: Learner,
  index: number,
  { reason, figure, fragment = "" }: RowTexts,
): HTMLElement {
  const row = document.createElement("li");
  const text = document.createElement("div");
  const state = states[index];
  const words = state && sayAfterName(state.name, isDue(state, today));
  text.append(createConceptLink(course.concepts[index], fragment));
  if (words) text.append(createElement("span", "cairn-hidden", words));
  if (reason) text.append(createElement("p", "", reason));
  row.append(createMark(state, today), text);
  if (figure) row.append(createElement("span", "cairn-figure", figure));
  return row;
}

/** The name of a concept as a link to its page. */
export function createConceptLink(concept: Concept | undefined, fragment = ""): HTMLAnchorElement {
  const link = createElement("a", "", concept?.title) as HTMLAnchorElement;
  link.href = findAddress((concept?.path ?? "") + fragment);
  return link;
}

/** The mark of a state. */
export function createMark(state: ConceptState | undefined, today: number): HTMLElement {
  const mark = createElement("span", "cairn-state");
  mark.ariaHidden = "true";
  if (state && state.name !== "unseen") {
    mark.dataset["state"] = state.name;
    mark.toggleAttribute("data-due", isDue(state, today));
  }
  return mark;
}

function classOf(isFilled: boolean): string {
  return isFilled ? "md-button md-button--primary cairn-do" : "md-button cairn-do";
}
