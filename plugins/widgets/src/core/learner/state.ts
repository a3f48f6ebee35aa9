// SPDX-License-Identifier: MIT
// The state of each concept, computed from a learner's history. No credit flows along prerequisites: a concept
// may be used without its prerequisites being exercised.

import type { Concept, Course } from "./course.ts";
import type { Day } from "./day.ts";
import { AGAIN, findGrade, type Grade, isPassed, isPassedWithoutHint } from "./grade.ts";
import type { CountedAttempt, History, Mark } from "./history.ts";
import type { Memory, Scheduler, Trace } from "./memory.ts";

/** `known` is marked by hand or by a placement. */
export type StateName = "unseen" | "learning" | "known" | "mastered";

/** What is known about a learner and a concept. */
export interface ConceptState {
  readonly name: StateName;
  /** The day of the next review, or undefined if none is planned. */
  readonly due: Day | undefined;
  /** Undefined without a counted attempt or a placement. */
  readonly memory: Trace | undefined;
  /** How many of its questions were passed without a hint at some time. */
  readonly passed: number;
  /** How many questions it has. */
  readonly questions: number;
  /** The first keys of its questions that are not among the passed ones. */
  readonly open: readonly string[];
  /** The latest counted attempt. */
  readonly last: CountedAttempt | undefined;
}

type GradedDay = readonly [Day, Grade];

/** A concept with more questions is mastered with this many of them. */
export const ENOUGH_QUESTIONS = 5;
const DAYS_FOR_MASTERY = 2;
const DAYS_AFTER_PLACEMENT = 7;
const NONE: readonly CountedAttempt[] = [];
const UNSEEN: ConceptState = {
  name: "unseen",
  due: undefined,
  memory: undefined,
  passed: 0,
  questions: 0,
  open: [],
  last: undefined,
};

/** The state of every concept of the course, in its order. */
export function computeStates(
  course: Course,
  history: History,
  scheduler: Scheduler,
): readonly ConceptState[] {
  return course.concepts.map((concept) => computeState(concept, history, scheduler));
}

/** The state of one concept. */
export function computeState(concept: Concept, history: History, scheduler: Scheduler): ConceptState {
  const { attempts, passed, questions, open } = collectAttempts(concept, history);
  const last = attempts.at(-1);
  const mark = findMark(history.marks.get(concept.id), last);
  // Most concepts of a large course, so this has to be fast.
  if (!last && !mark) return { ...UNSEEN, questions, open };
  const days = gradeDays(attempts);
  const isPlaced = mark?.value === "known" && mark.by === "placement";
  const memory = isPlaced ? { stability: DAYS_AFTER_PLACEMENT, day: mark.day } : remember(days, scheduler);
  return {
    name: mark?.value ?? nameState(days, passed >= Math.min(questions, ENOUGH_QUESTIONS)),
    due: isPlaced ? mark.day + DAYS_AFTER_PLACEMENT : memory && scheduler.findDue(memory),
    memory,
    passed,
    questions,
    open,
    last,
  };
}

/** Whether a concept needs no more learning: it is mastered, or marked as known. */
export function isLearned(state: Pick<ConceptState, "name"> | undefined): boolean {
  return state?.name === "mastered" || state?.name === "known";
}

/** Whether only another day is missing: each question was right, so until its next review there is nothing to do. */
export function isWaiting(state: ConceptState | undefined): boolean {
  const needed = Math.min(state?.questions ?? 0, ENOUGH_QUESTIONS);
  return state?.name === "learning" && needed > 0 && state.passed >= needed;
}

/** Whether a concept is due for review on a day. */
export function isDue(state: Pick<ConceptState, "due"> | undefined, today: Day): boolean {
  return state?.due !== undefined && state.due <= today;
}

/** The indexes of the concepts whose latest counted attempt was wrong although the learner was sure, newest first. */
export function findSureButWrong(states: readonly ConceptState[]): readonly number[] {
  const wrong = states.flatMap(({ last }, index) => (last && isSureButWrong(last) ? [{ index, last }] : []));
  return wrong.sort((a, b) => byPosition(b.last, a.last)).map(({ index }) => index);
}

function isSureButWrong({ attempt }: CountedAttempt): boolean {
  return attempt.confidence === "sure" && !isPassed(attempt);
}

/** The counted attempts at all questions of a concept, oldest first. */
function collectAttempts({ groups }: Concept, history: History) {
  const attempts: CountedAttempt[] = [];
  const open: string[] = [];
  let questions = 0;
  for (const group of groups) {
    for (const keys of group.questions) {
      questions += 1;
      const own = collect(keys, history);
      if (own.length > 0) attempts.push(...own);
      if (!own.some(({ attempt }) => isPassedWithoutHint(attempt))) open.push(keys[0] ?? "");
    }
  }
  return { attempts: attempts.sort(byPosition), passed: questions - open.length, questions, open };
}

/** The counted attempts at one question under all its ids: still one a day. */
function collect(keys: readonly string[], { attempts }: History): readonly CountedAttempt[] {
  const [only = ""] = keys;
  if (keys.length < 2) return attempts.get(only) ?? NONE;
  const days = new Map<Day, CountedAttempt>();
  for (const counted of keys.flatMap((key) => attempts.get(key) ?? NONE).sort(byPosition)) {
    if (!days.has(counted.day)) days.set(counted.day, counted);
  }
  return [...days.values()];
}

function byPosition(a: CountedAttempt, b: CountedAttempt): number {
  return a.position - b.position;
}

/** The worst grade of each day, in order of days. */
function gradeDays(attempts: readonly CountedAttempt[]): readonly GradedDay[] {
  const days = new Map<Day, Grade>();
  for (const { attempt, day } of attempts) {
    const grade = findGrade(attempt);
    if (grade < (days.get(day) ?? Number.POSITIVE_INFINITY)) days.set(day, grade);
  }
  return [...days].sort(([a], [b]) => a - b);
}

/** The mark in force: not withdrawn, and without a counted attempt since. */
function findMark(mark: Mark | undefined, last: CountedAttempt | undefined) {
  const isLatest = mark !== undefined && mark.position > (last?.position ?? -1);
  return isLatest && mark.value !== "none" ? { ...mark, value: mark.value } : undefined;
}

function remember(days: readonly GradedDay[], scheduler: Scheduler): Memory | undefined {
  let memory: Memory | undefined;
  for (const [day, grade] of days) memory = scheduler.review(memory, day, grade);
  return memory;
}

function nameState(days: readonly GradedDay[], hasPassedAll: boolean): StateName {
  const passedDays = days.filter(([, grade]) => grade > AGAIN).length;
  const isLastPassed = days.at(-1)?.[1] !== AGAIN;
  if (hasPassedAll && isLastPassed && passedDays >= DAYS_FOR_MASTERY) return "mastered";
  return days.length > 0 ? "learning" : "unseen";
}
