// SPDX-License-Identifier: MIT
// The views of a review without a question: before it, after it, and where nothing can be asked.

import { hasQuestions } from "../../core/learner/course.ts";
import { AGAIN, HARD } from "../../core/learner/grade.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findReady } from "../../core/learner/ready.ts";
import { findDueConcepts, pickGroup, SESSION_LENGTH } from "../../core/learner/session.ts";
import { findAgenda } from "../../core/progress/agenda.ts";
import type { ReviewResult } from "../../core/review/review.ts";
import { createElement } from "../create-elements.ts";
import * as messages from "./messages.ts";
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
  const when = due === undefined ? "" : messages.sayComesBack(due - today);
  text.append(createConceptLink(course.concepts[concept]), when + messages.sayJoined(titles));
  after.append(createMark(states[concept], today), text);
  return grade === AGAIN ? [after, createElement("p", "cairn-fine", messages.PRACTICE)] : [after];
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
    createTitle(messages.FINISHED),
    createLede(messages.sayReviewed(results.length, results.length - soon.length)),
    createEndStatement(learner, actions),
    ...createSection(messages.SOON, "", rows(soon)),
    ...createSection(messages.WELL, "", rows(well)),
    ...createSection(messages.MASTERED, "", rows(mastered)),
  ];
}

/** Nothing is due: when the next reviews are, and what is ready to learn. */
export function createNothingDue(learner: SiteLearner, progress: string): readonly HTMLElement[] {
  const toProgress = createLinkAction(messages.PROGRESS, progress);
  return [
    createTitle(messages.REVIEW),
    createRest(messages.NOTHING_DUE, learner, toProgress),
    ...createSection(messages.READY, messages.READY_SUB, createReadyRows(learner)),
  ];
}

/** There is no record yet. */
export function createNoRecord(learner: SiteLearner): readonly HTMLElement[] {
  return [
    createTitle(messages.REVIEW),
    createLede(messages.NO_RECORD),
    ...createSection(messages.BEGIN, messages.BEGIN_SUB, createReadyRows(learner)),
  ];
}

/** From a folder, where pages cannot be fetched: links to the questions. */
export function createLinks(learner: SiteLearner): readonly HTMLElement[] {
  const due = findDueConcepts(learner);
  const rows = due.slice(0, SESSION_LENGTH).map((index) => createLinkRow(index, learner));
  const intro = [createNote(messages.FROM_FOLDER), createLede(messages.sayDue(due.length))];
  return [createTitle(messages.REVIEW), ...intro, createRows(rows)];
}

function createEndStatement(learner: SiteLearner, actions: EndActions): HTMLElement {
  const left = findDueConcepts(learner).length;
  const progress = createLinkAction(messages.PROGRESS, actions.progress);
  const done = createLinkAction(messages.DONE_FOR_TODAY, actions.progress, true);
  for (const link of [progress, done]) link.addEventListener("click", actions.onLeave);
  if (left > 0) {
    const more = createAction(messages.sayMore(Math.min(left, SESSION_LENGTH)), actions.onMore);
    return createStatement(messages.sayMoreDue(left), messages.SHORT_SESSIONS, [done, more]);
  }
  return createRest(messages.NOTHING_MORE, learner, progress);
}

/** Nothing is left to review today: when the next reviews are, and a way to go on. */
function createRest(say: string, learner: SiteLearner, progress: HTMLElement): HTMLElement {
  const next = messages.sayNextReviews(findAgenda(learner).next, learner.today);
  const address = createReadyRows(learner)[0]?.querySelector("a")?.href;
  const go = address ? [createLinkAction(messages.CONTINUE, address, true)] : [];
  return createStatement(say, next, [...go, progress]);
}

function createResultRow(result: ReviewResult, learner: SiteLearner): HTMLElement {
  const days = (result.due ?? learner.today + 1) - learner.today;
  return createRow(learner, result.concept, {
    reason: explain(result, days),
    figure: messages.sayWhen(days),
  });
}

function explain({ grade, wasSure, hadHint, wasKnown }: ReviewResult, days: number): string {
  if (wasSure) return messages.WAS_SURE;
  if (grade === AGAIN) return messages.sayReadAgain(days);
  if (wasKnown) return messages.WAS_KNOWN;
  if (hadHint) return messages.WITH_HINT;
  return grade === HARD ? messages.ALMOST : "";
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
