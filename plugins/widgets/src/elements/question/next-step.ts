// SPDX-License-Identifier: MIT
// What follows a question that is done: the next question of the page or, after the last one, the next page in
// learning order or on the path that the reader follows, as the theme's links have it.

import { sayLabel } from "../../core/messages.ts";
import { createButton, createElement } from "../create-elements.ts";
import { NEXT_PAGE } from "../page-links.ts";

// Where a reader is sent from the last page: the entry in the header.
const PROGRESS = "a.cairn-entry";
const CLASS = "cairn-q__next md-button md-button--primary cairn-button";

/** A control that leads on, or undefined if nothing follows. */
export function createNextStep(question: HTMLElement): HTMLElement | undefined {
  const next = findNextQuestion(question);
  if (!next) return createPageLink();
  const button = createButton(CLASS, message("question.next"));
  button.addEventListener("click", () => goTo(findNextQuestion(question) ?? next));
  return button;
}

/** The next question that can be answered and is not done. */
function findNextQuestion(question: HTMLElement): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("cairn-question[data-ready]")];
  // Those in a closed tab or section have no box.
  const isOpen = (other: HTMLElement) =>
    !/right|done/.test(other.dataset["state"] ?? "") && other.getClientRects().length > 0;
  return all.slice(all.indexOf(question) + 1).find(isOpen);
}

/** Moves the focus to a question, and shows as much of it as fits. */
function goTo(question: HTMLElement): void {
  const group = question.querySelector("fieldset");
  if (group) group.tabIndex = -1;
  group?.focus({ preventScroll: true });
  question.scrollIntoView({ block: "nearest" });
}

function createPageLink(): HTMLElement | undefined {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(NEXT_PAGE)];
  // The last one is the one that is seen, with the title of the page. One without an address is there, too.
  const theirs =
    links.filter(({ href }) => href).at(-1) ?? document.querySelector<HTMLAnchorElement>(PROGRESS);
  if (!theirs) return undefined;
  const title = theirs.querySelector(".md-ellipsis")?.textContent?.trim() || theirs.title;
  const link = createElement(
    "a",
    CLASS,
    title ? sayLabel(message("review.next"), title) : message("question.next-page"),
  ) as HTMLAnchorElement;
  link.href = theirs.href;
  return link;
}
