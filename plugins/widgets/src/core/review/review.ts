// SPDX-License-Identifier: MIT
// A review session between two pages: what it keeps beside the record, which it is planned from, and what came of it.

import { isObject, type Json } from "../json.ts";
import type { Day } from "../learner/day.ts";
import { AGAIN, findGrade, type Grade, HARD } from "../learner/grade.ts";
import { findQuestionKey, type SiteGraph } from "../learner/graph-file.ts";
import type { CountedAttempt } from "../learner/history.ts";
import type { Learner } from "../learner/learner.ts";
import { findJoining, planSession, type SessionItem, type SessionState } from "../learner/session.ts";
import type { StateName } from "../learner/state.ts";

/** One concept of a session, with what was asked about it. */
export interface ReviewStep {
  /** The id of the concept. */
  readonly concept: string;
  /** The ids of the questions. */
  readonly questions: readonly string[];
  /** When they were shown, in UTC: later than everything in the record. */
  readonly since: string;
  /** The state of the concept before. */
  readonly before: StateName;
  /** The ids of the concepts that joined the session after it. */
  readonly joined: readonly string[];
}

/** A session as it is kept: plain JSON, with ids of concepts and questions, which outlive a new graph. */
export interface Review {
  readonly day: Day;
  /** What was answered, in order. */
  readonly done: readonly ReviewStep[];
  /** What is shown now, whether it was answered or not. */
  readonly current: ReviewStep | null;
  /** The keys of questions that the site no longer has. */
  readonly gone: readonly string[];
  readonly isEnded: boolean;
}

/** What came of one concept. */
export interface ReviewResult {
  /** The index of the concept. */
  readonly concept: number;
  /** The worst grade of its questions today. */
  readonly grade: Grade;
  readonly wasSure: boolean;
  readonly hadHint: boolean;
  readonly isNewlyMastered: boolean;
  readonly wasKnown: boolean;
  /** The day of the next review. */
  readonly due: Day | undefined;
}

/** A session that begins. */
export function beginReview(day: Day): Review {
  return { day, done: [], current: null, gone: [], isEnded: false };
}

/** The session in a stored value, or undefined if there is none of this day. */
export function readReview(value: Json | undefined, day: Day): Review | undefined {
  const isReview = isObject(value) && Array.isArray(value["done"]) && Array.isArray(value["gone"]);
  return isReview && value["day"] === day ? (value as unknown as Review) : undefined;
}

/** A time that tells what is answered from now on from what was answered before, even by a clock that was ahead. */
export function findBeginning({ history: { latest } }: Learner, now: string): string {
  return now > latest ? now : new Date(Date.parse(latest) + 1).toISOString();
}

/** Whether what is shown was answered. */
export function isAnswered({ done, current }: Review): boolean {
  // No concept comes twice.
  return current !== null && done.at(-1)?.concept === current.concept;
}

/** What is left of the session, after what is shown now. */
export function planReview(review: Review, learner: Learner<SiteGraph>): readonly SessionItem[] {
  return planSession(learner, describe(review, learner));
}

/** The session after the current questions were answered. */
export function answerCurrent(review: Review, learner: Learner<SiteGraph>): Review {
  if (!review.current || isAnswered(review)) return review;
  const current = { ...review.current, joined: findJoined(review, learner) };
  return { ...review, current, done: [...review.done, current] };
}

/** What came of each concept of the session, in order. */
export function findResults({ day, done }: Review, learner: Learner<SiteGraph>): readonly ReviewResult[] {
  return done.flatMap((step) => findResult(step, day, learner) ?? []);
}

/** What came of one concept, or undefined if nothing was counted, as after a reset. */
export function findResult(
  { concept, questions, before }: ReviewStep,
  day: Day,
  learner: Learner<SiteGraph>,
): ReviewResult | undefined {
  const index = findIndex(learner, concept);
  const counted = questions.flatMap((id) => findCounted(learner, id, day) ?? []);
  const state = learner.states[index];
  if (!state || counted.length === 0) return undefined;
  const grade = Math.min(...counted.map(({ attempt }) => findGrade(attempt))) as Grade;
  return {
    concept: index,
    grade,
    wasSure: counted.some(({ attempt }) => findGrade(attempt) === AGAIN && attempt.confidence === "sure"),
    hadHint: grade === HARD && counted.some(({ attempt }) => Number(attempt.hints) > 0),
    isNewlyMastered: state.name === "mastered" && before !== "mastered",
    wasKnown: before === "known" && state.name === "learning",
    due: state.due,
  };
}

/** What is shown at a step, as the graph has it, or undefined if the site no longer has it. */
export function findItem(learner: Learner<SiteGraph>, step: ReviewStep): SessionItem | undefined {
  const concept = findIndex(learner, step.concept);
  const keys = new Set(step.questions.map((id) => findQuestionKey(id, learner.course.salt)));
  const groups = learner.course.concepts[concept]?.groups ?? [];
  const group = groups.find(({ questions }) => questions.flat().some((key) => keys.has(key)));
  return group && { concept, group };
}

/** The index of a concept, or -1 if the site no longer has it. */
export function findIndex({ course }: Learner, id: string): number {
  return course.concepts.findIndex((concept) => concept.id === id);
}

/** Whether a question has a counted attempt since a day. */
export function isCounted(learner: Learner<SiteGraph>, question: string, day: Day): boolean {
  return findCounted(learner, question, day) !== undefined;
}

function findJoined(review: Review, learner: Learner<SiteGraph>): readonly string[] {
  const { current } = review;
  const result = current && findResult(current, review.day, learner);
  if (result?.grade !== AGAIN) return [];
  const { asked, joined } = describe(review, learner);
  const later = planReview(review, learner).map(({ concept }) => concept);
  const joining = findJoining(learner, result.concept, new Set([...asked, ...joined, ...later]));
  return joining.flatMap((index) => learner.course.concepts[index]?.id ?? []);
}

function describe(review: Review, learner: Learner<SiteGraph>): SessionState {
  const { done, current, gone } = review;
  const steps = current && !isAnswered(review) ? [...done, current] : done;
  const { salt } = learner.course;
  const keys = steps.flatMap(({ questions }) => questions).map((id) => findQuestionKey(id, salt));
  return {
    asked: steps.map(({ concept }) => findIndex(learner, concept)),
    joined: steps.flatMap(({ joined }) => joined).map((id) => findIndex(learner, id)),
    left: new Set([...keys, ...gone]),
  };
}

function findCounted(
  { history, course }: Learner<SiteGraph>,
  question: string,
  day: Day,
): CountedAttempt | undefined {
  const last = history.attempts.get(findQuestionKey(question, course.salt))?.at(-1);
  // Later than the day of the session if it lasts until the next day.
  return last && last.day >= day ? last : undefined;
}
