// SPDX-License-Identifier: MIT
// Makes the theme's links to the previous and the next page follow a path, and takes that back.

import { sayLabel } from "../../core/messages.ts";
import type { FollowedStep } from "../../store/session/followed-path.ts";
import { findAddress } from "../mastery/shared.ts";
import { NEXT_PAGE, PREVIOUS_PAGE } from "../page-links.ts";

/** The neighbors of a page on a path. */
export interface Neighbors {
  readonly previous: FollowedStep | undefined;
  readonly next: FollowedStep | undefined;
}

const LINKS = { previous: PREVIOUS_PAGE, next: NEXT_PAGE };
const WORDS = { previous: message("paths.previous"), next: message("paths.next") };
// The arrow of a link that the theme does not have on this page, and the same in Material's own links.
const ARROWS = {
  previous: "M20 11v2H8l5.5 5.5-1.42 1.42L4.16 12l7.92-7.92L13.5 5.5 8 11z",
  next: "M4 11v2h12l-5.5 5.5 1.42 1.42L19.84 12l-7.92-7.92L10.5 5.5 16 11z",
};

let undo: readonly (() => void)[] = [];
let changedPage = "";

/** Makes the theme's links lead to the neighbors, and returns whether the page shows them at its foot. */
export function followPathInFooter(neighbors: Neighbors): boolean {
  restoreFooter();
  changedPage = location.pathname;
  const footer = document.querySelector(".md-footer__inner");
  for (const side of ["previous", "next"] as const) {
    const links = [...document.querySelectorAll<HTMLElement>(LINKS[side])];
    const isMissing = footer && !links.some((link) => footer.contains(link));
    for (const link of links) replace(link, retarget(link, side, neighbors[side]));
    if (isMissing) add(footer, side, neighbors[side]);
  }
  return footer !== null || document.querySelector(".rst-footer-buttons") !== null;
}

/** Makes the links what they were, unless instant navigation has replaced them by those of another page. */
export function restoreFooter(): void {
  if (changedPage === location.pathname) for (const action of undo) action();
  undo = [];
}

function replace(old: Element, by: Node): void {
  old.replaceWith(by);
  undo = [...undo, () => by.parentNode?.replaceChild(old, by)];
}

/** A copy of a link that leads to a step, or nothing visible. */
function retarget(link: Element, side: keyof Neighbors, step: FollowedStep | undefined): Node {
  if (!step) return document.createComment("");
  const copy = link.cloneNode(true) as HTMLAnchorElement;
  copy.href = findAddress(step.path);
  if (copy.localName === "link") return copy;
  copy.ariaLabel = sayLabel(WORDS[side], step.title);
  copy.title = step.title;
  setText(copy, ".md-footer__direction", WORDS[side]);
  setText(copy, ".md-ellipsis", step.title);
  return copy;
}

/** Adds a link that the theme has for the other side only. */
function add(footer: Element, side: keyof Neighbors, step: FollowedStep | undefined): void {
  const other = footer.querySelector<HTMLAnchorElement>(".md-footer__link");
  if (!step || !other) return;
  const link = retarget(other, side, step) as HTMLAnchorElement;
  link.className = `md-footer__link md-footer__link--${side === "next" ? "next" : "prev"}`;
  link.append(...[...link.children].reverse());
  link.querySelector("path")?.setAttribute("d", ARROWS[side]);
  if (side === "next") footer.append(link);
  else footer.prepend(link);
  undo = [...undo, () => link.remove()];
}

function setText(root: Element, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element) element.textContent = text;
}
