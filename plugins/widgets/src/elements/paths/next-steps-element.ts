// SPDX-License-Identifier: MIT
// The next steps of a reader: what to continue, what is due, and what is ready to learn. The server writes where to
// begin into the element, for readers without a record; what replaces it has the same parts.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findReady } from "../../core/learner/ready.ts";
import { findContinuation, findJourney, findLastAnswered } from "../../core/paths/journey.ts";
import { findAgenda } from "../../core/progress/agenda.ts";
import { type FollowedPath, readFollowedPath } from "../../store/session/followed-path.ts";
import { createElement } from "../create-elements.ts";
import {
  type Current,
  findAddress,
  findOwnAddress,
  followLearner,
  loadLearner,
  RECORD,
} from "../mastery/shared.ts";
import * as messages from "./messages.ts";

const MOST_READY = 4;

type Reader = Learner<SiteGraph>;

/** The next steps on a page. */
export class NextStepsElement extends HTMLElement {
  #listeners: AbortController | undefined;

  /** May run more than once, since the theme moves elements. */
  async connectedCallback(): Promise<void> {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    followLearner((current) => this.#show(current), signal);
    const current = await loadLearner();
    if (current && !signal.aborted) this.#show(current);
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  /** Who has not begun yet still sees where to begin. */
  #show({ learner }: Current): void {
    const isBegun = learner.goals.length > 0 || learner.states.some(({ name }) => name !== "unseen");
    if (isBegun) this.replaceChildren(createNextSteps(learner, readFollowedPath(RECORD)));
  }
}

/** Defines the element, unless the page has already defined it. */
export function defineNextSteps(tag = "cairn-next-steps", registry = customElements): void {
  if (!registry.get(tag)) registry.define(tag, NextStepsElement);
}

function createNextSteps(reader: Reader, path: FollowedPath | undefined): HTMLElement {
  const onPath = path && findStep(reader, path);
  const concept = onPath?.concept ?? findContinuation(reader);
  const section = createElement("section", "cairn-next");
  section.ariaLabel = messages.NEXT_STEPS;
  section.append(createContinue(reader, concept, onPath), createDue(reader), createReady(reader, concept));
  return section;
}

interface Step {
  readonly concept: number;
  readonly path: FollowedPath;
  readonly position: number;
}

/** The first step of a path where something is left to do. */
function findStep(reader: Reader, path: FollowedPath): Step | undefined {
  const indexes = new Map(reader.course.concepts.map((concept, index) => [concept.path, index]));
  const steps = path.steps.map((step) => ({ concept: indexes.get(step.path), minutes: 0 }));
  const position = findJourney(reader, steps).here;
  const concept = steps[position ?? -1]?.concept;
  return position === undefined || concept === undefined ? undefined : { concept, path, position };
}

function createContinue(reader: Reader, index: number | undefined, onPath: Step | undefined): HTMLElement {
  const concept = reader.course.concepts[index ?? -1];
  if (!concept) {
    const fine = createElement("p", "cairn-fine", messages.NOTHING_LEFT);
    return createPart(messages.CONTINUE_WHERE, messages.ALL_LEARNED, fine);
  }
  const { passed = 0, questions = 0, name } = reader.states[index ?? -1] ?? {};
  const isBegun = onPath !== undefined || index === findLastAnswered(reader);
  const fine = createElement("p", "cairn-fine", messages.sayRight(passed, questions));
  if (onPath) {
    const { path, position } = onPath;
    const step = ` ${messages.sayStep(position + 1, path.steps.length)} on `;
    fine.append(step, createLink("", findAddress(path.page), path.title), ".");
  }
  const button = createDo(
    name === "unseen" ? messages.BEGIN : messages.CONTINUE,
    findAddress(concept.path),
    true,
  );
  return createPart(isBegun ? messages.CONTINUE_WHERE : messages.LEARN_NEXT, concept.title, fine, button);
}

function createDue(reader: Reader): HTMLElement {
  const { due, minutes, isBacklog, next } = findAgenda(reader);
  const isAny = due > 0;
  const reviews = messages.sayReviews(minutes, next[0], reader.today);
  const [title, words] = isAny
    ? [messages.sayCount(due, "concept"), isBacklog ? messages.sayTenReviews(minutes) : reviews]
    : [messages.NOTHING_DUE, messages.sayNextReviews(next[0], reader.today)];
  const button = isAny
    ? createDo(messages.REVIEW, findOwnAddress("review/"))
    : createDo(messages.SEE_PROGRESS, findOwnAddress("progress/"));
  return createPart(messages.DUE, title, createElement("p", "cairn-fine", words), button);
}

function createReady(reader: Reader, shown: number | undefined): HTMLElement {
  const { course, states, goals } = reader;
  const all = findReady(course, states, goals);
  const rest = all.filter((index) => index !== shown);
  const others = rest.slice(0, MOST_READY);
  const part = createElement("div", "cairn-next__ready");
  const list = document.createElement("ul");
  const more = createElement("p", "cairn-more");
  list.append(...others.map((index) => createReadyItem(reader, index)));
  const words = rest.length > others.length ? messages.sayAllReady(all.length) : messages.SEE_PROGRESS;
  more.append(createLink("", findOwnAddress("progress/"), words));
  const none = createElement("p", "cairn-fine", messages.NONE_READY);
  part.append(createElement("h2", "", messages.READY), others.length > 0 ? list : none, more);
  return part;
}

function createReadyItem({ course }: Reader, index: number): HTMLElement {
  const item = document.createElement("li");
  const { path = "", title = "" } = course.concepts[index] ?? {};
  // Nothing of it is begun, so the mark is empty. It takes its place.
  const mark = createElement("span", "cairn-state");
  mark.ariaHidden = "true";
  item.append(mark, createLink("", findAddress(path), title));
  return item;
}

function createPart(heading: string, title: string, ...more: readonly HTMLElement[]): HTMLElement {
  const part = document.createElement("div");
  part.append(createElement("h2", "", heading), createElement("p", "cairn-next__title", title), ...more);
  return part;
}

/** A link that looks like a button. */
function createDo(text: string, address: string, isMain = false): HTMLElement {
  return createLink(`md-button cairn-do${isMain ? " md-button--primary" : ""}`, address, text);
}

function createLink(className: string, address: string, text: string): HTMLElement {
  const link = createElement("a", className, text) as HTMLAnchorElement;
  link.href = address;
  return link;
}
