// SPDX-License-Identifier: MIT
// The texts of previews.

import { say } from "../../core/messages.ts";

export const NOT_WRITTEN = message("concept.not-written");

/** How many questions a concept has. */
export const sayQuestions = (count: number) => say(message("count.questions"), { count });

/** What a concept builds on. */
export function sayBuildsOn(titles: readonly string[], count: number): string {
  const values = { titles: titles.join(", "), count };
  return say(count > 0 ? message("previews.builds-on-more") : message("previews.builds-on"), values);
}
