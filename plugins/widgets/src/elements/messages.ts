// SPDX-License-Identifier: MIT
// Every sentence that the scripts say to a reader. Separate, so that wording and translation have one
// place; labels that stand in the page before any script runs come from the server's templates.

import type { Notice } from "../store/event-store.ts";

/** The verdict on one choice or row, and on a whole response. */
export const RIGHT = "Right.";
export const WRONG = "Not quite.";
/** Said of one row that is not right, of several. */
export const ROW_WRONG = "Not right.";
/** Said of a right choice that the learner had not chosen. */
export const KEY = "This is right.";
/** Stands before what was right. */
export const RIGHT_IS = "Right: ";
/** Follows the verdict on a wrong response; the button says it to the eye. */
export const TRY_AGAIN = "Try again.";
/** Ends the announcement once the key is shown. */
export const KEY_MARKED = "The right choice is marked now.";
export const KEYS_MARKED = "The right choices are marked now.";
export const KEY_SHOWN = "What is right is shown now.";
/** Said when nothing was given. */
export const CHOOSE_ONE = "Choose an answer first.";
export const CHOOSE_SOME = "Choose at least one answer first.";
export const ORDER_FIRST = "Put the rows in order first.";
export const FILL_FIRST = "Fill in at least one first.";
export const NO_NUMBER = "Write a number, such as 0.5 or 0,5.";
export const WRITE_FIRST = "Write a response first.";

/** The buttons of a row that is moved, before its text. */
export const MOVE_UP = "Move up";
export const MOVE_DOWN = "Move down";

/** The review of an open response by its own writer. */
export const MODEL = "Model response";
export const COMPARE = "Compare your response with the model response.";
export const TICK_IDEAS = "Tick each idea that your response holds.";
export const SAYS_THE_SAME = "My response says the same.";
export const DONE = "Done";

/** Going back to the beginning, and coming back. */
export const START_OVER = "Start over";
export const UNDO = "Undo";
export const STARTED_OVER = "This question was reset.";
export const RESTORED = "Your progress is back.";

/** The menu of the record. */
export const PROGRESS = "Your progress";
export const DOWNLOAD = "Download my progress";
export const LOAD = "Load a file";
export const PAGE_OVER = "Start this page over";
export const ALL_OVER = "Start everything over";
export const FILE_UNREADABLE = "This file holds no progress that can be read here. Nothing was changed.";
export const FILE_KNOWN = "Everything in this file was here already.";

/** What a reader is told about the place that remembers. */
export const NOTICES: Readonly<Record<Notice, string>> = {
  "not-saved": "This browser does not let the site save your progress; it lasts until you leave the site.",
  "kept-aside": "Your earlier progress could not be read. It was put aside, and nothing was deleted.",
};

/** How much of a multiple choice was found. */
export function sayFound(found: number, total: number, extra: number): string {
  const sentence = `${found} of ${total} right ${total === 1 ? "choice" : "choices"} found.`;
  if (extra === 0) return sentence;
  return `${sentence} ${extra} of yours ${extra === 1 ? "does" : "do"} not belong.`;
}

/** Asks for a number in the unit of the question; what was given is neither right nor wrong. */
export function sayUnit(unit: string): string {
  return unit === ""
    ? "Write the number without a unit. This was not scored."
    : `Write the number in ${unit}. This was not scored.`;
}

/** How many rows are right. */
export function sayRight(right: number, total: number): string {
  return `${right} of ${total} right.`;
}

/** How many rows of an order stand where they belong. */
export function sayPlaced(placed: number, total: number): string {
  return `${placed} of ${total} in place.`;
}

/** Where a row has been moved to. */
export function sayMoved(text: string, place: number, total: number): string {
  return `${text}, place ${place} of ${total}`;
}

/** Where a row belongs: at one place, or at any of several. */
export function sayPlace(first: number, last: number): string {
  if (first === last) return `place ${first}`;
  return `place ${first} ${last === first + 1 ? "or" : "to"} ${last}`;
}

/** How many ideas an open response holds. */
export function sayIdeas(held: number, total: number): string {
  return `${held} of ${total} ${total === 1 ? "idea" : "ideas"}.`;
}

/** How many questions were reset at once. */
export function sayReset(count: number): string {
  return count === 0
    ? "There is nothing to reset."
    : `${count} ${count === 1 ? "question was" : "questions were"} reset.`;
}

/** How much a file has added, and how much of it cannot be read. */
export function sayLoaded(count: number, rejected: number): string {
  const entries = (number: number) => `${number} ${number === 1 ? "entry was" : "entries were"}`;
  const added = count > 0 ? `${entries(count)} added.` : rejected > 0 ? "Nothing was added." : FILE_KNOWN;
  return rejected > 0 ? `${added} ${entries(rejected)} left out as unreadable.` : added;
}

/** The search: its filters, the kinds that they name, and what was found. */
export const KIND = "Kind";
export const KINDS = {
  "": "All",
  concept: "Concepts",
  question: "Questions",
  tag: "Tags",
  page: "Other pages",
};
export const TAG = "Tag";
export const ANY_TAG = "Any tag";
export const BY_TAG = "Filter by tag";
export const QUESTION = "Question";
export const SHOW_MORE = "Show more";
/** Stands in the box before anything was typed. */
export const TYPE = "Type to start searching";
/** Said when the index cannot be had. */
export const NO_INDEX = "The search could not be loaded. Check your connection and reload the page.";
export const NO_SERVER = "The search works on a web server, not from a folder on disk.";

/** Says on how many pages the questions stand, which are counted only as they are shown. */
export const sayOnPages = (count: number): string => `on ${count} ${count === 1 ? "page" : "pages"}`;

/** Says how many pages were found. */
export function sayPages(pages: number, kind: string): string {
  const count = `${pages.toLocaleString("en")} ${pages === 1 ? "page" : "pages"}`;
  if (pages === 0) return "Nothing found";
  return kind === "question" ? `Questions on ${count}` : `${count} found`;
}
