// SPDX-License-Identifier: MIT
// What is said after an answer and at the end of a review.

import { type Message, say, sayList, saySentences } from "../../core/messages.ts";

/** When a concept is asked about again: with `count` days and a `concept`. */
export function findReturn(days: number): Message {
  if (days <= 0) return message("review.back-today");
  return days === 1 ? message("review.back-tomorrow") : message("review.back-in");
}

/** A number of days from today. */
export function sayWhen(days: number): string {
  if (days <= 0) return message("review.today");
  return days === 1 ? message("review.tomorrow") : say(message("review.in-days"), { count: days });
}

/** The prerequisites that join a session. */
export function sayJoined(titles: readonly string[]): string {
  const { length: count } = titles;
  return count > 0 ? say(message("review.joined"), { count, concepts: sayList(titles) }) : "";
}

/** What a session was. */
export function sayReviewed(count: number, right: number): string {
  if (count === 0) return message("review.stopped");
  return saySentences(say(message("review.reviewed"), { count }), sayRight(count, right));
}

function sayRight(count: number, right: number): string {
  if (count === 1) return right === 1 ? message("review.it-was-right") : message("review.it-was-wrong");
  if (right === count) return message("review.all-right");
  return right === 0 ? message("review.none-right") : say(message("review.some-right"), { count: right });
}
