// SPDX-License-Identifier: MIT
// The texts of previews, for editing and translation.

export const NOT_WRITTEN = "Not written yet";

/** How many questions a concept has. */
export function sayQuestions(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}

/** What a concept builds on. */
export function sayBuildsOn(titles: readonly string[], more: number): string {
  return `Builds on: ${titles.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
