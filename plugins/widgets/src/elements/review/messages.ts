// SPDX-License-Identifier: MIT
// The texts of reviews and placements, for editing and translation.

import { type Day, toDate } from "../../core/learner/day.ts";
import type { Batch } from "../../core/progress/agenda.ts";

/** A session. */
export const REVIEW = "Review";
export const END = "End";
export const NEXT = "Next";
export const DONT_KNOW = "I don’t know";
export const KEYS = "Enter checks, and Enter again goes on.";
export const PRACTICE = "Trying again is practice: today’s first answer is the one that counts.";
export const GONE = "This question is no longer on the site, so it was skipped.";
export const ANSWERED_ELSEWHERE = "You answered this question in another tab, so it was skipped.";
export const OFFLINE = "You are offline. What you kept can be read and reviewed.";
export const SOME_FAILED = "Some pages could not be loaded. Their questions come later.";
export const LOADING = "Loading the question …";

/** What cannot be loaded. */
export const FAILED = "The page with the next question could not be loaded.";
export const FAILED_OFFLINE =
  "You are offline, and the page with the next question is not kept on this device. Your answers are saved.";
export const NO_GRAPH = "The list of concepts could not be loaded, so this page does not know what to ask.";
export const TRY_AGAIN = "Try again";
export const OPEN_PAGE = "Open the page of the concept";

/** Before and after a session. */
export const FINISHED = "Review finished";
export const DONE_FOR_TODAY = "Done for today";
export const CONTINUE = "Continue learning";
export const PROGRESS = "Progress";
export const NOTHING_DUE = "Nothing is due today.";
export const NOTHING_MORE = "Nothing more is due today.";
export const SHORT_SESSIONS = "Short sessions on several days work better than one long one.";
export const SOON = "Will come back soon";
export const WELL = "Went well";
export const MASTERED = "Newly mastered";
export const WAS_SURE = "You were sure, but the answer was wrong.";
export const WITH_HINT = "With a hint.";
export const ALMOST = "Not all of it, or you were unsure.";
export const WAS_KNOWN = "You had marked it as known. Now it is on the way to mastered.";
export const READY = "Ready to learn";
export const READY_SUB =
  "You know everything these build on. No page is locked, so you can also start somewhere else.";
export const NO_RECORD =
  "Nothing to review yet. Answer a question on any page, and it comes back here before you forget it.";
export const BEGIN = "Where to begin";
export const BEGIN_SUB = "These need nothing before them.";
export const NO_STORAGE =
  "This browser does not let the site keep anything. You can learn and review as usual, but your progress lasts only until you close this tab.";
export const FROM_FOLDER =
  "You opened this site from a folder, and browsers do not let such pages fetch others. So here are your reviews as links. Each opens its question.";

/** A placement. */
export const SKIP = "Skip what I know";
export const STOP = "Stop";
export const HONEST = "“I don’t know” is a good answer, too. Guesses only make the result worse.";
export const PROPOSAL = "What you seem to know";
export const MARK_AS_KNOWN = "Mark as known";
export const NOT_NOW = "Not now";
export const PROPOSAL_SUB =
  "Clear the tick of what you would rather learn. Each comes back for review in a week, so a mistake here costs little.";
export const ASKED = "You answered a question about it.";
export const INFERRED = "What you got right builds on it.";
export const NOTHING_MARKED = "Nothing was marked.";
export const GOAL_GONE = "This goal is no longer on the site.";
export const NOTHING_KNOWN = "So far, there is nothing to skip on this path.";
export const ALL_KNOWN = "You know everything on this path.";

/** Some pages cannot be loaded, but others can. */
export function sayFailed(isOnline: boolean): string {
  return isOnline ? SOME_FAILED : OFFLINE;
}

/** The position in a session. */
export function sayPosition(position: number, total: number): string {
  return `${position} of ${total}`;
}

/** The position in a placement, whose length is not known. */
export function sayQuestion(position: number, total: number): string {
  return `${position} of about ${total}`;
}

/** What to do about a concept that was wrong, and comes back after so many days. */
export function sayReadAgain(days: number): string {
  return `Read it again before ${days <= 1 ? "tomorrow" : "then"}.`;
}

/** When a concept is asked about again, after its name. */
export function sayComesBack(days: number): string {
  return ` comes back ${sayWhen(days)}.`;
}

/** A number of days from today. */
export function sayWhen(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

/** The prerequisites that join a session. */
export function sayJoined(titles: readonly string[]): string {
  const [first, second] = titles;
  if (first === undefined) return "";
  return second === undefined
    ? ` A concept that it builds on joins this session: ${first}.`
    : ` Two concepts that it builds on join this session: ${first} and ${second}.`;
}

/** How many concepts are due. */
export function sayDue(count: number): string {
  return count === 1 ? "1 concept is due for review." : `${count} concepts are due for review.`;
}

/** What a session was. */
export function sayReviewed(concepts: number, right: number): string {
  if (concepts === 0) return "You stopped before the first answer.";
  if (concepts === 1)
    return `You reviewed 1 concept. It was ${right === 1 ? "right" : "not right"} at the first try.`;
  const all = right === concepts ? "All of them were" : right === 1 ? "1 was" : `${right} were`;
  return `You reviewed ${concepts} concepts. ${right === 0 ? "None was" : all} right at the first try.`;
}

/** How many concepts are left after a session. */
export function sayMoreDue(count: number): string {
  return count === 1
    ? "1 more is due. It can wait until tomorrow."
    : `${count} more are due. They can wait until tomorrow.`;
}

/** The button for the next session. */
export function sayMore(count: number): string {
  const words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
  return `${words[count - 1] ?? count} more`;
}

/** When the next reviews come. */
export function sayNextReviews(batches: readonly Batch[], today: Day): string {
  const parts = batches.map(({ count, ...batch }, index) => {
    const concepts = index === 0 ? (count === 1 ? " concept" : " concepts") : "";
    return `${count}${concepts} ${sayBatch(batch, today)}`;
  });
  const last = parts.pop();
  if (last === undefined) return "";
  return `Your next reviews: ${parts.length > 0 ? `${parts.join(", ")} and ` : ""}${last}.`;
}

function sayBatch({ when, day }: Omit<Batch, "count">, today: Day): string {
  if (when === "tomorrow") return "tomorrow";
  if (when === "week") return "next week";
  const isNear = day - today < 7;
  const options = isNear ? ({ weekday: "long" } as const) : ({ day: "numeric", month: "long" } as const);
  const name = toDate(day).toLocaleDateString("en", { ...options, timeZone: "UTC" });
  return `${when === "by" ? "by" : "on"} ${name}`;
}

/** What a placement is for. */
export function sayAbout(questions: number, goal: string): string {
  const about = questions === 1 ? "One question finds" : `About ${questions} questions find`;
  return `${about} out what you can skip on the way to ${goal}. You can stop at any time.`;
}

/** What a placement found out. */
export function sayFoundKnown(known: number, all: number): string {
  return `You seem to know ${known} of the ${all} concepts that are left on the way to `;
}

/** What was marked. */
export function sayMarked(count: number): string {
  return count === 1 ? "1 concept is marked as known." : `${count} concepts are marked as known.`;
}

/** What is left of a path. */
export function sayLeft(concepts: number, questions: number): string {
  if (concepts === 0) return ALL_KNOWN;
  const some = concepts === 1 ? "1 concept" : `${concepts} concepts`;
  return `${some} and ${questions === 1 ? "1 question" : `${questions} questions`} left on this path.`;
}
