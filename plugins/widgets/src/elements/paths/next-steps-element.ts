// SPDX-License-Identifier: MIT
// The next steps of a reader: what to continue, what is due, and what is ready to learn. The server writes where to
// begin into the element, for readers without a record; what replaces it has the same parts.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findReady } from "../../core/learner/ready.ts";
import { say, sayParts, saySentences } from "../../core/messages.ts";
import { findContinuation, findJourney, findLastAnswered } from "../../core/paths/journey.ts";
import { findAgenda } from "../../core/progress/agenda.ts";
import { type FollowedPath, readFollowedPath } from "../../store/session/followed-path.ts";
import { createElement } from "../create-elements.ts";
import { sayBatches } from "../dates.ts";
import {
  type Current,
  findAddress,
  findOwnAddress,
  followLearner,
  loadLearner,
  RECORD,
} from "../mastery/shared.ts";

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
  section.ariaLabel = message("paths.next-steps");
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
    const fine = createElement("p", "cairn-fine", message("progress.all-learned"));
    return createPart(message("paths.continue-where"), message("paths.all-learned"), fine);
  }
  const { passed = 0, questions = 0, name } = reader.states[index ?? -1] ?? {};
  const isBegun = onPath !== undefined || index === findLastAnswered(reader);
  const right = passed > 0 ? message("paths.right") : message("paths.questions");
  const first = say(right, { right: passed, count: questions });
  const fine = createElement("p", "cairn-fine", first);
  if (onPath) {
    const { path, position } = onPath;
    const link = createLink("", findAddress(path.page), path.title);
    const second = document.createElement("span");
    const values = { step: position + 1, steps: path.steps.length, path: link };
    second.append(...sayParts(message("paths.step-on"), values));
    fine.replaceChildren(...sayParts(message("text.sentences"), { first, second }));
  }
  const button = createDo(
    name === "unseen" ? message("paths.begin") : message("paths.continue"),
    findAddress(concept.path),
    true,
  );
  return createPart(
    isBegun ? message("paths.continue-where") : message("paths.learn-next"),
    concept.title,
    fine,
    button,
  );
}

function createDue(reader: Reader): HTMLElement {
  const { due, minutes, isBacklog, next } = findAgenda(reader);
  const isAny = due > 0;
  const reviews = sayBatches(next.slice(0, 1), reader.today);
  const about = say(isBacklog ? message("paths.ten-reviews") : message("progress.about"), { count: minutes });
  const after = reviews && !isBacklog ? say(message("progress.after-these"), { reviews }) : "";
  const planned = reviews ? say(message("progress.next-reviews"), { reviews }) : message("paths.no-review");
  const [title, words] = isAny
    ? [say(message("count.concepts"), { count: due }), saySentences(about, after)]
    : [message("paths.nothing-due"), planned];
  const button = isAny
    ? createDo(message("review.title"), findOwnAddress("review/"))
    : createDo(message("record.see-progress"), findOwnAddress("progress/"));
  return createPart(message("state.due"), title, createElement("p", "cairn-fine", words), button);
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
  const isMore = rest.length > others.length;
  const allReady = say(message("progress.all-ready"), { count: all.length });
  const words = isMore ? allReady : message("record.see-progress");
  more.append(createLink("", findOwnAddress("progress/"), words));
  const none = createElement("p", "cairn-fine", message("paths.none-ready"));
  part.append(createElement("h2", "", message("state.ready")), others.length > 0 ? list : none, more);
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
