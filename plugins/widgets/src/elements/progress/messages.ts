// SPDX-License-Identifier: MIT
// The texts of the progress page, for editing and translation. Its headings and first sentences are in the template.

import type { Counts } from "../../core/learner/snapshot.ts";

export const YOUR_LEARNING = "Your learning";
export const KEPT_HERE = "Kept in this browser only";
export const PROGRESS = "Progress";
export const REVIEW = "Review";
export const MAP = "Map";
export const REVIEW_TEN = "Review ten";
export const NOTHING_DUE = "Nothing is due today.";
export const ALL_LEARNED = "You have mastered or know every concept that has questions.";
export const TEN_ARE_ENOUGH =
  "Ten at a time is plenty. The ones you are most likely to have forgotten come first, and the rest can wait.";
export const WELCOME_BACK = "Welcome back.";
export const BEGIN = "Begin";
export const BEGIN_HERE = "Begin with the first page.";
export const TOMORROW = "tomorrow";
export const NEXT_WEEK = "next week";

export const WHERE_TO_BEGIN = "Where to begin";
export const NEEDS_NOTHING = "These need nothing before them.";
export const READY =
  "You know everything these build on. No page is locked, so you can also start somewhere else.";
export const REVIEW_FIRST =
  "Reviews come first while so many are due. If you would rather learn something new, go ahead.";

export const NO_GOALS =
  "Choose what you want to understand. This page then shows everything that it needs, in learning order.";
export const CONTINUE = "Continue";
export const SKIP = "Skip what I know";
export const REMOVE_GOAL = "Remove this goal";
export const GOAL_REACHED = "You have reached this goal.";
export const ADD_GOAL = "Add a goal";
export const ADD = "Add";
export const UNDO = "Undo";
export const NOT_FOUND = "No concept has such a title.";

export const NO_STORAGE =
  "This browser does not let the site keep anything. You can learn and review as usual, but your progress lasts only until you close this tab. Save a copy before you do.";
export const SAFARI =
  "Safari may forget your progress after a week without a visit. Save a copy, or add the site to your home screen.";
export const OFFLINE = "You are offline. What you kept can be read and reviewed.";
export const STARTED_OVER = "You have started everything over.";
export const SET_ASIDE =
  "A record here was damaged, or written by a newer version of the site. It was put aside, and nothing was deleted.";
export const DOWNLOAD_IT = "Download it";
export const NO_GRAPH =
  "The list of concepts could not be loaded, so your progress cannot be shown now. Your record is still here.";
export const TRY_AGAIN = "Try again";

export const sayQuestions = (count: number) => sayCount(count, "question");

/** A number with its noun. */
export function sayCount(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a", "a and b", "a, b and c". */
export function sayList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The first sentence of the page. */
export function saySummary({ mastered, known, learning, all }: Counts, isBack: boolean): string {
  const number = (count: number) => count.toLocaleString("en");
  const ofAll = ` of ${sayCount(all, "concept")}`;
  const parts = [
    ...(mastered > 0 ? [`have mastered ${number(mastered)}`] : []),
    ...(known > 0 ? [`know ${number(known)}${mastered > 0 ? " from before" : ""}`] : []),
    ...(learning > 0 ? [`are learning ${number(learning)}`] : []),
  ];
  const [first, ...rest] = parts;
  const sentence = `You ${sayList([`${first}${ofAll}`, ...rest])}.`;
  return isBack ? `${WELCOME_BACK} ${sentence}` : sentence;
}

export function sayDue(due: number, isBack: boolean): string {
  const sentence = `${sayCount(due, "concept")} ${due === 1 ? "is" : "are"} due for review.`;
  return isBack ? `Some time has passed, so ${sentence}` : sentence;
}

/** How long the session takes, and what comes after it. */
export function sayAfter(minutes: number, next: string): string {
  const length = `About ${sayCount(minutes, "minute")}.`;
  return next ? `${length} After these, ${next}.` : length;
}

export const sayNumberDue = (due: number) => `${due.toLocaleString("en")} due`;
export const sayNext = (next: string) => `Your next reviews: ${next}.`;
export const sayContinue = (title: string) => `Continue: ${title}`;
export const sayStart = (title: string) => `Next: ${title}`;
export const sayFirst = (title: string, questions: number) => `${title}, ${sayQuestions(questions)}.`;
export const sayOn = (day: string) => `on ${day}`;
export const sayBy = (day: string) => `by ${day}`;

/** Reasons to learn a concept. */
export const sayOnTheWay = (goal: string) => `On the way to ${goal}.`;
export const sayBegun = (date: string) => `You began it on ${date}.`;
export const WAITS = "Each question was right. It needs one more day without a mistake.";
export const sayOpens = (count: number) =>
  `Opens ${count.toLocaleString("en")} more ${count === 1 ? "concept" : "concepts"}.`;
export const IS_GOAL = "This is your goal.";

export function sayBuildsOn(names: readonly string[], areMastered: boolean): string {
  const [first = "", second, ...more] = names;
  if (!second) return `Builds on ${first}, which ${areMastered ? "you have mastered" : "you know"}.`;
  if (more.length === 0)
    return `Builds on ${first} and ${second}, ${areMastered ? "both mastered" : "which you know"}.`;
  const end = areMastered ? "all mastered" : "which you know";
  return `Builds on ${first}, ${second} and ${more.length} more, ${end}.`;
}

export const sayRight = (passed: number, questions: number) => `${passed} of ${questions} right`;

/** The button after a list that is not complete: `more` of its `all` entries come next. */
export function sayAllReady(more: number, shown: number, all: number): string {
  return sayMore(more, shown, all, `All ${all.toLocaleString("en")} that are ready`);
}

function sayMore(more: number, shown: number, all: number, rest: string): string {
  return shown + more >= all ? rest : `${more} more of ${all.toLocaleString("en")}`;
}

/** The same, for what is begun. */
export const sayAllBegun = (more: number, shown: number, all: number) =>
  sayMore(more, shown, all, `All ${all.toLocaleString("en")} that you have begun`);

export const sayAllSure = (all: number) => `All ${all.toLocaleString("en")}`;

/** What is left of a goal. */
export function sayLeft(concepts: number, questions: number): string {
  return `${sayCount(concepts, "concept")}, ${sayCount(questions, "question")} left`;
}

/** How much of it other goals need as well. */
export function sayShared(shared: number, goalsBefore: number): string {
  const verb = shared === 1 ? "of them is" : "of them are";
  const way = goalsBefore === 1 ? "the goal above" : "goals above";
  return `${shared.toLocaleString("en")} ${verb} on the way to ${way} as well`;
}

export const sayTogether = (left: string) => `All goals together: ${left}.`;
export const sayGone = (count: number) =>
  count === 1
    ? "One of your goals is no longer on this site."
    : `${count} of your goals are no longer on this site.`;
export const sayAllSteps = (count: number) => `Show all ${sayCount(count, "concept")}`;
export const sayContinueWith = (title: string) => `Continue with ${title}`;
export const saySkip = (title: string) => `${SKIP}: ${title}`;
export const sayRemove = (title: string) => `${REMOVE_GOAL}: ${title}`;
export const sayRemoved = (title: string) => `${title} is no longer a goal.`;
export const sayAdded = (title: string) => `${title} is a goal now.`;
export const sayRestored = (title: string) => `${title} is a goal again.`;
export const sayIsGoal = (title: string) => `${title} is a goal already.`;
export const sayFound = (count: number) => (count === 0 ? NOT_FOUND : `${count} found`);
