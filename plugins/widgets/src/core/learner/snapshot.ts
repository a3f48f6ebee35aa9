// SPDX-License-Identifier: MIT
// What pages show of a learner, by their paths: enough to paint marks before the graph is loaded. A snapshot is a
// cache: it names what it was computed from, and anything else makes it stale.

import { isObject, type Json } from "../json.ts";
import { findChapterConcepts, hasQuestions } from "./course.ts";
import { DAY_ENDS_AT, type Day } from "./day.ts";
import type { SiteGraph } from "./graph-file.ts";
import type { Learner } from "./learner.ts";
import { isDue, type StateName } from "./state.ts";

const VERSION = 1;
const LETTERS: Readonly<Record<StateName, string>> = {
  unseen: "u",
  learning: "l",
  known: "k",
  mastered: "m",
};
// Without side effects, so bundles that do not read states leave it out.
const NAMES = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(LETTERS).map(([name, letter]) => [letter, name as StateName]),
);

/** The state of a concept, as its page and the links to it show it. */
export interface PageState {
  readonly name: StateName;
  /** The day of the next review. */
  readonly due: Day | undefined;
  /** How many of its questions were passed. */
  readonly passed: number;
  /** How many questions it has. */
  readonly questions: number;
}

/** How many concepts of a chapter, or of the course, are in which state. */
export interface Counts {
  readonly mastered: number;
  readonly known: number;
  readonly learning: number;
  readonly all: number;
}

/** A snapshot in its compact form, which is stored as JSON. */
export interface Snapshot {
  readonly version: number;
  /** The name of the graph file. */
  readonly graph: string;
  /** What identifies the stored record. */
  readonly record: string;
  readonly dayEndsAt: number;
  /** [state, due day or 0, passed, questions] of each concept that was met, by the path of its page. */
  readonly pages: Readonly<Record<string, readonly [string, Day, number, number]>>;
  /** [mastered, known, learning, all] of each chapter, by the path of its page. */
  readonly chapters: Readonly<Record<string, CountsTuple>>;
  readonly course: CountsTuple;
  /** The due days of the concepts that can be reviewed. */
  readonly reviews: readonly Day[];
}

type CountsTuple = readonly [mastered: number, known: number, learning: number, all: number];

/** The snapshot of a learner. */
export function takeSnapshot(learner: Learner<SiteGraph>, graph: string, record: string): Snapshot {
  const { course, states } = learner;
  const pages: Record<string, Snapshot["pages"][string]> = {};
  const reviews: Day[] = [];
  states.forEach(({ name, due, passed, questions }, index) => {
    const concept = course.concepts[index];
    if (!concept || name === "unseen") return;
    pages[concept.path] = [LETTERS[name], due ?? 0, passed, questions];
    if (due !== undefined && hasQuestions(concept)) reviews.push(due);
  });
  return {
    version: VERSION,
    graph,
    record,
    dayEndsAt: course.dayEndsAt,
    pages,
    ...countChapters(learner),
    reviews: reviews.sort((a, b) => a - b),
  };
}

/** The snapshot in a stored value, or undefined if it is damaged or of another version. */
export function readSnapshotValue(value: Json): Snapshot | undefined {
  const isSnapshot =
    isObject(value) &&
    value["version"] === VERSION &&
    isObject(value["pages"]) &&
    isObject(value["chapters"]) &&
    Array.isArray(value["reviews"]) &&
    Array.isArray(value["course"]);
  return isSnapshot ? ({ dayEndsAt: DAY_ENDS_AT, ...value } as unknown as Snapshot) : undefined;
}

/** The state of the concept with a page, or undefined if it was not met. */
export function findPageState({ pages }: Snapshot, path: string): PageState | undefined {
  const entry = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (!entry) return undefined;
  const [letter, due, passed, questions] = entry;
  return { name: NAMES.get(letter) ?? "unseen", due: due || undefined, passed, questions };
}

/** The counts of the chapter with a page, or undefined if there is none. */
export function findChapterCounts({ chapters }: Snapshot, path: string): Counts | undefined {
  const entry = Object.hasOwn(chapters, path) ? chapters[path] : undefined;
  return entry && readCounts(entry);
}

/** The counts of the whole course. */
export function findCourseCounts({ course }: Snapshot): Counts {
  return readCounts(course);
}

/** How many concepts of these need no more learning: those that are mastered, and those marked as known. */
export function countLearned({ mastered, known }: Counts): number {
  return mastered + known;
}

/** How many concepts are due for review on a day. */
export function countDue({ reviews }: Snapshot, today: Day): number {
  return reviews.filter((due) => isDue({ due }, today)).length;
}

function readCounts([mastered, known, learning, all]: CountsTuple): Counts {
  return { mastered, known, learning, all };
}

/** The counts of all chapters and of the course. A concept that is in no chapter and cannot be answered is a stub. */
function countChapters(learner: Learner<SiteGraph>): Pick<Snapshot, "chapters" | "course"> {
  const { chapterPages, concepts } = learner.course;
  const inChapters = findChapterConcepts(concepts, chapterPages);
  const chapters = chapterPages.map(({ path }, index) => [path, count(learner, inChapters[index] ?? [])]);
  const all = [...concepts.keys()].filter((index) => {
    const concept = concepts[index];
    return concept && (concept.chapter >= 0 || hasQuestions(concept));
  });
  return { chapters: Object.fromEntries(chapters), course: count(learner, all) };
}

function count({ states }: Learner<SiteGraph>, concepts: readonly number[]): CountsTuple {
  const counts = { unseen: 0, learning: 0, known: 0, mastered: 0 };
  for (const index of concepts) counts[states[index]?.name ?? "unseen"] += 1;
  return [counts.mastered, counts.known, counts.learning, concepts.length];
}
