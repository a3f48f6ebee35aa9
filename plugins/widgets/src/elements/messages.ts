// SPDX-License-Identifier: MIT
// Every text that the scripts show to readers, in one place for editing and translation. Labels that are in the
// page before any script runs come from the templates.

import type { Notice } from "../store/event-store.ts";
import type { Refusal } from "../store/keeping/read-record-file.ts";

/** The result of a choice, a row or a whole response. */
export const RIGHT = "Right.";
export const WRONG = "Not quite.";
export const PARTLY = "Partly right.";
/** One of several rows is not right. */
export const ROW_WRONG = "Not right.";
/** A right choice that the learner has not chosen. */
export const KEY = "This choice is right.";
/** Before the right response of a row, or the right one of two choices. */
export const RIGHT_IS = "Right answer: ";
/** What follows a result. */
export const NEXT_QUESTION = "Next question";
export const NEXT_PAGE = "Next page";
/** What else can be done with a question. */
export const MORE_ACTIONS = "More actions";
/** At a question that was answered, and that its concept does not count as right yet. */
export const NOT_COUNTED = "not counted yet";
export const HOW_IT_COUNTS =
  "It counts towards this concept once it is right on another day, at first try, without a hint.";
/** Beside the button that checks, for readers with a keyboard. */
export const CHECK_KEYS = "or Ctrl + Enter";
/** Announced when the key is shown. */
export const KEY_SHOWN = "The right answer is now shown.";
/** There is no response to check. */
export const CHOOSE_ONE = "Choose an answer first.";
export const CHOOSE_SOME = "Choose at least one answer first.";
export const ORDER_FIRST = "Put the rows in order first.";
export const NO_NUMBER = "Enter a number, such as 0.5 or 0,5.";
export const WRITE_FIRST = "Write an answer first.";

/** The labels of a row's buttons, before its text. */
export const MOVE_UP = "Move up";
export const MOVE_DOWN = "Move down";

/** The self-assessment of an open response. */
export const MODEL = "Model answer";
export const COMPARE = "Compare your answer with the model answer.";
export const TICK_IDEAS = "Tick each idea that your answer contains.";
export const SAYS_THE_SAME = "My answer says the same.";
export const DONE = "Done";

/** What unfolds the result of an earlier visit. */
export const SHOW_REST = "Show more";
export const SHOW_MODEL = "Show model answer";

/** Resetting, and undoing it. */
export const START_OVER = "Start over";
export const UNDO = "Undo";
export const STARTED_OVER = "This question was reset.";
export const RESTORED = "Your progress has been restored.";

/** The record menu. */
export const YOUR_RECORD = "Your record";
export const SEE_PROGRESS = "See your progress";
export const DOWNLOAD = "Download my progress";
export const LOAD = "Load a file";
export const RESET_PAGE = "Start this page over";
export const RESET_ALL = "Start everything over";
export const CANCEL = "Cancel";
export const NOTHING_TO_RESET = "There is nothing to reset.";
export const CAN_UNDO = "You can undo the last time that you started over.";
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  unreadable: "This file contains no progress that can be loaded. Nothing was changed.",
  "too-large": "This file is larger than 50 MB, so it cannot be loaded. Nothing was changed.",
};
export const FILE_DOES_NOT_FIT =
  "This file is too large for the storage of this browser. Nothing was changed.";
export const DOWNLOAD_SET_ASIDE = "Download what was set aside";
export const FILE_KNOWN = "Everything in this file is already saved here.";

/** Problems with storing the record. */
export const NOTICES: Readonly<Record<Notice, string>> = {
  "not-saved":
    "This browser does not let the site save your progress. It will be lost when you leave the site.",
  "set-aside": "Your earlier progress could not be read. It was set aside, and nothing was deleted.",
};

/** The result of a multiple choice. */
export function sayFound(found: number, total: number, extra: number): string {
  const sentence = `You found ${found} of ${total} right ${total === 1 ? "choice" : "choices"}.`;
  if (extra === 0) return sentence;
  return `${sentence} ${extra} of your choices ${extra === 1 ? "is" : "are"} wrong.`;
}

/** The number has another unit than the question asks for. It may be right in that unit. */
export function sayUnit(unit: string, isRight: boolean): string {
  const what = unit === "" ? "Enter the number without a unit." : `Enter the number in ${unit}.`;
  return `${isRight ? "The amount is right, but in another unit. " : ""}${what} This answer was not scored.`;
}

/** How many parts of a response are empty. */
export function sayLeft(count: number): string {
  return `${count} left to fill in.`;
}

/** The link to the page that follows. */
export const sayNext = (title: string): string => (title ? `Next: ${title}` : NEXT_PAGE);

/** The number of right rows. */
export function sayRight(right: number, total: number): string {
  return `${right} of ${total} right.`;
}

/** The number of rows in a right position. */
export function sayInPosition(inPosition: number, total: number): string {
  return `${inPosition} of ${total} in the right position.`;
}

/** The new position of a row. */
export function sayMoved(text: string, position: number, total: number): string {
  return `${text}, position ${position} of ${total}`;
}

/** The right position of a row, or the range of right positions. */
export function sayPosition(first: number, last: number): string {
  if (first === last) return `position ${first}`;
  return `position ${first} ${last === first + 1 ? "or" : "to"} ${last}`;
}

/** The number of ideas in an open response. */
export function sayIdeas(ticked: number, total: number): string {
  return `${ticked} of ${total} ${total === 1 ? "idea" : "ideas"}.`;
}

/** Asks whether to reset so many questions. */
export function askReset(count: number): string {
  return count === 1
    ? "1 question will be as if you had not answered it. You can undo it."
    : `${count} questions will be as if you had not answered them. You can undo it.`;
}

/** The number of questions that were reset. */
export function sayReset(count: number): string {
  return count === 1 ? "1 question was reset." : `${count} questions were reset.`;
}

/** The button for the previews of links. */
export function namePreviews(areOn: boolean): string {
  return areOn ? "Hide previews of links" : "Show previews of links";
}

/** The number of entries that a file has added, and of those that were invalid. */
export function sayLoaded(count: number, rejected: number): string {
  const added =
    count > 0 ? `${count} ${count === 1 ? "entry was" : "entries were"} added.` : "Nothing was added.";
  if (rejected === 0) return count > 0 ? added : FILE_KNOWN;
  return `${added} ${rejected} ${rejected === 1 ? "entry" : "entries"} could not be read.`;
}

/** The search: its filters, the kinds of results, and the results. */
export const KIND = "Kind";
export const KINDS = {
  "": "All",
  concept: "Concepts",
  question: "Questions",
  tag: "Tags",
  page: "Other pages",
};
export const TAG = "Tag";
export const sayAlsoCalled = (names: string) => `Also called: ${names}`;
export const ANY_TAG = "Any tag";
export const BY_TAG = "Filter by tag";
export const QUESTION = "Question";
export const SHOW_MORE = "Show more";
/** Shown before anything is typed. */
export const START_TYPING = "Type to start searching";
/** The index cannot be loaded. */
export const NO_INDEX = "The search could not be loaded. Check your connection and reload the page.";
export const NO_SERVER = "The search needs a web server. It does not work in files opened from disk.";

/** The number of pages with matching questions. The questions themselves are not counted. */
export const sayOnPages = (count: number): string => `on ${count} ${count === 1 ? "page" : "pages"}`;

/** The number of results. */
export function sayPages(pages: number, kind: string): string {
  const count = `${pages.toLocaleString("en")} ${pages === 1 ? "page" : "pages"}`;
  if (pages === 0) return "No results";
  return kind === "question" ? `Questions on ${count}` : `${count} found`;
}
