// SPDX-License-Identifier: MIT
// The scores of all questions in a package, and the texts in which SCORM 1.2 wants them.

/** The latest score of each question, 0 to 1, in the order of the package. Undefined for one that was not tried. */
export type Scores = readonly (number | undefined)[];

const UNTRIED = "-";
const RIGHT = "A";

/** Writes scores as one sign each, to the nearest tenth. The name says of which questions they are. */
export function writeScores(name: string, scores: Scores): string {
  return name + scores.map(writeScore).join("");
}

function writeScore(score: number | undefined): string | number {
  if (score === undefined) return UNTRIED;
  // Only a question that is wholly right may look like one.
  return score < 1 ? Math.min(9, Math.round(score * 10)) : RIGHT;
}

/** Reads what `writeScores` wrote. What was written of other questions, or is damaged, says nothing. */
export function readScores(name: string, text: string, count: number): (number | undefined)[] {
  const isOurs = text.startsWith(name) && text.length === name.length + count;
  const signs = isOurs ? text.slice(name.length) : UNTRIED.repeat(count);
  return Array.from(signs, (sign) => (sign === RIGHT ? 1 : /\d/.test(sign) ? Number(sign) / 10 : undefined));
}

/** The mean as a number from 0 to 100. What was not tried counts as 0. */
export function findMean(scores: Scores): number {
  const sum = scores.reduce<number>((total, score = 0) => total + score, 0);
  return Math.round((sum / scores.length) * 10_000) / 100;
}

/** The status of the learner. The mastery is what the mean has to reach; NaN if the course is only completed. */
export function findStatus(scores: Scores, mastery: number): string {
  if (scores.includes(undefined)) return "incomplete";
  if (Number.isNaN(mastery)) return "completed";
  return findMean(scores) >= mastery ? "passed" : "failed";
}

/** Writes a duration in milliseconds as hours, minutes and seconds. The hours have four digits. */
export function writeDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part, index) => String(Math.floor(part)).padStart(index ? 2 : 4, "0"))
    .join(":");
}
