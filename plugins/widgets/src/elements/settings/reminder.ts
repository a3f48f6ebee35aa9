// SPDX-License-Identifier: MIT
// Saves the days of the next reviews as a file for the reader's calendar.

import { type ReviewDay, writeReminder } from "../../core/calendar.ts";
import { hasQuestions } from "../../core/learner/course.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { say } from "../../core/messages.ts";
import { download } from "../record/download.ts";

/** The days on which concepts are due, nearest first. What is overdue is due today. */
export function findReviewDays({ course, states, today }: Learner): readonly ReviewDay[] {
  const counts = new Map<number, number>();
  states.forEach(({ due }, index) => {
    if (due === undefined || !hasQuestions(course.concepts[index])) return;
    const day = Math.max(due, today);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  });
  return [...counts].sort(([a], [b]) => a - b).map(([day, concepts]) => ({ day, concepts }));
}

/** Saves the file. */
export function saveReminder(learner: Learner, address: string, now: string): void {
  // The theme writes the name of the site after that of the page.
  const site = document.title.split(" - ").at(-1) ?? "";
  const writeTitle = (concepts: number) => say(message("settings.reminder"), { count: concepts, site });
  const text = writeReminder({ days: findReviewDays(learner), address, writeTitle }, learner.today, now);
  download("reviews.ics", text, "text/calendar");
}
