// SPDX-License-Identifier: MIT
// The views of a review without a question: before it, after it, and where nothing can be asked.

import { hasQuestions } from "../../core/learner/course.ts";
import { AGAIN, HARD } from "../../core/learner/grade.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findReady } from "../../core/learner/ready.ts";
import { findDueConcepts, pickGroup, SESSION_LENGTH } from "../../core/learner/session.ts";
import { say, sayParts } from "../../core/messages.ts";
import { findAgenda } from "../../core/progress/agenda.ts";
import type { ReviewResult } from "../../core/review/review.ts";
import { createElement } from "../create-elements.ts";
import { sayBatches } from "../dates.ts";
import { findReturn, sayJoined, sayReviewed, sayWhen } from "./messages.ts";
import {
  createAction,
  createConceptLink,
  createLede,
  createLinkAction,
  createMark,
  createNote,
  createRow,
  createRows,
  createSection,
  createStatement,
  createTitle,
} from "./parts.ts";

type SiteLearner = Learner<SiteGraph>;

const MOST_READY = 5;

/** What the end of a session offers. */
export interface EndActions {
  /** The address of the progress page. */
  readonly progress: string;
  /** Begins the next session. */
  onMore(): void;
  /** The session is over, and the reader leaves it. */
  onLeave(): void;
}

/** What comes after an answer: when the concept comes back, and what joins the session. */
export function createAfter(
  { concept, grade, due }: ReviewResult,
  joined: readonly string[],
  { course, states, today }: SiteLearner,
): readonly HTMLElement[] {
  const after = createElement("p", "cairn-after");
  const text = document.createElement("span");
  const titles = course.concepts.filter(({ id }) => joined.includes(id)).map(({ title }) => title);
  const link = createConceptLink(course.concepts[concept]);
  const days = (due ?? today) - today;
  const parts = due === undefined ? [link] : sayParts(findReturn(days), { concept: link, count: days });
  const first = createElement("span", "");
  first.append(...parts);
  const second = sayJoined(titles);
  text.append(...(second ? sayParts(message("text.sentences"), { first, second }) : [first]));
  after.append(createMark(states[concept], today), text);
  return grade === AGAIN ? [after, createElement("p", "cairn-fine", message("review.practice"))] : [after];
}

/** The end of a session: what went well, and when each concept comes back. */
export function createFinished(
  results: readonly ReviewResult[],
  learner: SiteLearner,
  actions: EndActions,
): readonly HTMLElement[] {
  const soon = results.filter(({ grade }) => grade === AGAIN);
  const mastered = results.filter(({ isNewlyMastered }) => isNewlyMastered);
  const well = results.filter((result) => !soon.includes(result) && !mastered.includes(result));
  const rows = (some: readonly ReviewResult[]) => some.map((result) => createResultRow(result, learner));
  return [
    createTitle(message("review.finished")),
    createLede(sayReviewed(results.length, results.length - soon.length)),
    createEndStatement(learner, actions),
    ...createSection(message("review.soon"), "", rows(soon)),
    ...createSection(message("review.well"), "", rows(well)),
    ...createSection(message("review.mastered"), "", rows(mastered)),
  ];
}

/** Nothing is due: when the next reviews are, and what is ready to learn. */
export function createNothingDue(learner: SiteLearner, progress: string): readonly HTMLElement[] {
  const toProgress = createLinkAction(message("progress.title"), progress);
  return [
    createTitle(message("review.title")),
    createRest(message("progress.nothing-due"), learner, toProgress),
    ...createSection(message("state.ready"), message("progress.no-page-is-locked"), createReadyRows(learner)),
  ];
}

/** There is no record yet. */
export function createNoRecord(learner: SiteLearner): readonly HTMLElement[] {
  return [
    createTitle(message("review.title")),
    createLede(message("review.no-record")),
    ...createSection(
      message("progress.where-to-begin"),
      message("progress.needs-nothing"),
      createReadyRows(learner),
    ),
  ];
}

/** From a folder, where pages cannot be fetched: links to the questions. */
export function createLinks(learner: SiteLearner): readonly HTMLElement[] {
  const due = findDueConcepts(learner);
  const rows = due.slice(0, SESSION_LENGTH).map((index) => createLinkRow(index, learner));
  const intro = [
    createNote(message("review.from-folder")),
    createLede(say(message("progress.due"), { count: due.length })),
  ];
  return [createTitle(message("review.title")), ...intro, createRows(rows)];
}

function createEndStatement(learner: SiteLearner, actions: EndActions): HTMLElement {
  const left = findDueConcepts(learner).length;
  const progress = createLinkAction(message("progress.title"), actions.progress);
  const done = createLinkAction(message("review.done-for-today"), actions.progress, true);
  for (const link of [progress, done]) link.addEventListener("click", actions.onLeave);
  if (left > 0) {
    const count = Math.min(left, SESSION_LENGTH);
    const more = createAction(say(message("text.more"), { count }), actions.onMore);
    const due = say(message("review.more-due"), { count: left });
    return createStatement(due, message("review.short-sessions"), [done, more]);
  }
  return createRest(message("review.nothing-more"), learner, progress);
}

/** Nothing is left to review today: when the next reviews are, and a way to go on. */
function createRest(statement: string, learner: SiteLearner, progress: HTMLElement): HTMLElement {
  const reviews = sayBatches(findAgenda(learner).next, learner.today);
  const next = reviews && say(message("progress.next-reviews"), { reviews });
  const address = createReadyRows(learner)[0]?.querySelector("a")?.href;
  const go = address ? [createLinkAction(message("review.continue"), address, true)] : [];
  return createStatement(statement, next, [...go, progress]);
}

function createResultRow(result: ReviewResult, learner: SiteLearner): HTMLElement {
  const days = (result.due ?? learner.today + 1) - learner.today;
  return createRow(learner, result.concept, {
    reason: explain(result, days),
    figure: sayWhen(days),
  });
}

function explain({ grade, wasSure, hadHint, wasKnown }: ReviewResult, days: number): string {
  if (wasSure) return message("review.was-sure");
  if (grade === AGAIN)
    return days <= 1 ? message("review.read-before-tomorrow") : message("review.read-before-then");
  if (wasKnown) return message("review.was-known");
  if (hadHint) return message("review.with-hint");
  return grade === HARD ? message("review.almost") : "";
}

function createReadyRows(learner: SiteLearner): readonly HTMLElement[] {
  const { course, states, goals } = learner;
  const ready = findReady(course, states, goals).filter((index) => hasQuestions(course.concepts[index]));
  return ready.slice(0, MOST_READY).map((index) => createRow(learner, index, {}));
}

/** Only questions that were answered are known by their ids. */
function createLinkRow(index: number, learner: SiteLearner): HTMLElement {
  const { course, history } = learner;
  const keys = pickGroup(course.concepts[index], history)?.questions.flat() ?? [];
  const subject = keys.flatMap((key) => history.attempts.get(key)?.at(-1)?.attempt.subject ?? [])[0];
  const fragment = subject
    ? `#${encodeURIComponent(subject.replace("question:", ""))}`
    : "#check-your-understanding";
  return createRow(learner, index, { fragment });
}
