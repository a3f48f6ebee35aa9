// SPDX-License-Identifier: MIT
// The strip on the pages of a path that the reader follows: which step this is, and the way to the others. On other
// concepts it shows the way back. It needs the stored path and snapshot only.

import { findPageState, type Snapshot } from "../../core/learner/snapshot.ts";
import { isLearned } from "../../core/learner/state.ts";
import { say, sayLabel, sayParts } from "../../core/messages.ts";
import type { FollowedPath, FollowedStep } from "../../store/session/followed-path.ts";
import { isConceptPage } from "../concept-page.ts";
import { createButton, createElement } from "../create-elements.ts";
import { findAddress, findPath } from "../mastery/shared.ts";
import { followPathInFooter, restoreFooter } from "./footer-links.ts";

// On longer paths, the ticks would be too narrow to be told apart.
const MOST_TICKS = 40;

let shown = "";

/** Shows the strip on this page, or removes it. `onLeave` is called when the reader leaves the path. */
export function showStrip(
  path: FollowedPath | undefined,
  snapshot: Snapshot | undefined,
  onLeave: () => void,
): void {
  const here = findPath(location.href);
  const position = path?.steps.findIndex((step) => step.path === here) ?? -1;
  const isWanted = position >= 0 || (path && isOnConcept());
  const isDone = (path?.steps ?? []).map((step) => isStepDone(step, snapshot));
  const old = document.querySelector(".cairn-onpath");
  const wanted = JSON.stringify([here, path, isDone]);
  // Otherwise a button in it would lose the focus.
  if (old && isWanted && wanted === shown) return;
  shown = wanted;
  old?.remove();
  restoreFooter();
  if (path && isWanted) place(createStrip(path, position, isDone, onLeave));
}

function isOnConcept(): boolean {
  return isConceptPage();
}

function isStepDone({ path }: FollowedStep, snapshot: Snapshot | undefined): boolean {
  return isLearned(snapshot && findPageState(snapshot, path));
}

function createStrip(
  path: FollowedPath,
  position: number,
  isDone: readonly boolean[],
  onLeave: () => void,
): HTMLElement {
  const strip = createElement("nav", "cairn-onpath");
  const inner = createElement("div", "md-grid cairn-onpath__inner");
  const leave = createButton("", message("paths.leave"));
  strip.ariaLabel = message("paths.path");
  strip.append(inner);
  if (position >= 0) fillOnPath(inner, path, position, isDone);
  else fillOffPath(inner, path, isDone);
  leave.addEventListener("click", onLeave);
  inner.append(leave);
  return strip;
}

function fillOnPath(
  inner: HTMLElement,
  path: FollowedPath,
  position: number,
  isDone: readonly boolean[],
): void {
  const { steps } = path;
  const neighbors = { previous: steps[position - 1], next: steps[position + 1] };
  const words = `${say(message("paths.step"), { step: position + 1, steps: steps.length })} · `;
  inner.append(createWords(words, createLink(path.page, path.title)), createTicks(isDone, position));
  if (followPathInFooter(neighbors)) return;
  const links = [
    neighbors.previous && createStepLink(message("paths.previous"), neighbors.previous),
    neighbors.next && createStepLink(message("paths.next"), neighbors.next),
  ];
  inner.append(...links.filter((link) => link !== undefined));
}

function fillOffPath(inner: HTMLElement, path: FollowedPath, isDone: readonly boolean[]): void {
  const left = path.steps.findIndex(({ isAsked }, index) => isAsked && !isDone[index]);
  const step = path.steps[left];
  inner.append(
    createWords(...sayParts(message("paths.not-on-path"), { path: createLink(path.page, path.title) })),
  );
  if (step) inner.append(createStepLink(say(message("paths.back-to-step"), { step: left + 1 }), step));
}

function createTicks(isDone: readonly boolean[], here: number): HTMLElement {
  const ticks = createElement("span", "cairn-ticks");
  ticks.ariaHidden = "true";
  if (isDone.length <= MOST_TICKS) {
    isDone.forEach((done, index) => {
      const tick = document.createElement("i");
      tick.toggleAttribute("data-done", done);
      tick.toggleAttribute("data-here", index === here);
      ticks.append(tick);
    });
  }
  return ticks;
}

function createWords(...parts: readonly (string | Node)[]): HTMLElement {
  const words = document.createElement("span");
  words.append(...parts);
  return words;
}

function createStepLink(words: string, { path, title }: FollowedStep): HTMLElement {
  return createLink(path, sayLabel(words, title));
}

function createLink(path: string, text: string): HTMLElement {
  const link = createElement("a", "", text) as HTMLAnchorElement;
  link.href = findAddress(path);
  return link;
}

/** First in the footer of the theme, or at the end of the article. */
function place(strip: HTMLElement): void {
  const footer = document.querySelector(".md-footer");
  if (footer) footer.prepend(strip);
  else document.querySelector("[role=main]")?.append(strip);
}
