// SPDX-License-Identifier: MIT
// The texts of the section on the reader's record, for editing and translation.

export const SAVE = "Save a copy";
export const SAVE_BUTTON = "Save to a file";
export const NOT_SAVED_YET = "A file with everything you have answered. Not saved yet.";
export const SAVED = "Your record was saved to a file.";
export const PERSISTED = "This browser does not delete your record by itself.";
export const LOAD = "Load a copy";
export const LOAD_TEXT = "Adds what the file holds to what is here. Nothing is overwritten.";
export const LOAD_BUTTON = "Load a file";
export const REMIND = "Remind me";
export const REMIND_TEXT = "Adds the days of your next reviews to your calendar.";
export const REMIND_BUTTON = "Add to calendar";
export const REMINDED = "Open the file that was saved, and your calendar adds the days.";
export const PREVIEWS = "Previews of links";
export const PREVIEWS_TEXT = "When you rest on a link to a concept, a box says what it is about.";
export const START_OVER = "Start over";
export const START_OVER_TEXT =
  "Sets a concept, a chapter or everything back to the beginning. You can undo it.";
export const START_OVER_BUTTON = "Start over…";
export const WHAT = "What do you want to start over?";
export const CHOOSE = "Choose";
export const EVERYTHING = "Everything";
export const CHAPTERS = "Chapters";
export const CONCEPTS = "Concepts";
export const CANCEL = "Cancel";
export const RESTORED = "Your progress is back.";

export const sayLastSaved = (date: string) =>
  `A file with everything you have answered. Last saved on ${date}.`;
export const sayStartedOver = (name: string) => `${name}: you are at the beginning again.`;
export const sayLastReset = (date: string) => `You started over on ${date}.`;
export const sayReviews = (count: number, site: string) =>
  `Review ${count} ${count === 1 ? "concept" : "concepts"} (${site})`;

/** *Keep it in a file*. */
export const KEEP = "Keep it in a file";
export const KEEP_TEXT =
  "Writes your record to one file after each session. Put that file into a folder that your devices share, and they share your progress.";
export const NEW_FILE = "New file";
export const EXISTING_FILE = "Open a file";
export const STOP = "Stop";
export const ALLOW = "Allow it again";
export const STOPPED = "The file stays as it is from now on.";

/** What has come of writing the file. */
export const FILE_STATES = {
  saved: "It has everything.",
  "does-not-fit": "It has everything, but this browser has no space for all of it.",
  "needs-permission": "The browser asks you to allow it again.",
  gone: "It was deleted, moved or renamed.",
  damaged: "It is not a record, or only a part of one, so it was left as it is.",
  newer: "It was written by a newer version of the site, so it was left as it is.",
  "too-large": "It is too large, so it was left as it is.",
  failed: "It could not be written.",
};

export const sayKept = (name: string, state: keyof typeof FILE_STATES) =>
  `Your record is kept in ${name}. ${FILE_STATES[state]}`;

/** *Keep for offline reading*. */
export const OFFLINE = "Keep for offline reading";
export const OFFLINE_TEXT = "Keeps the pages you have visited, your paths and what is due";
export const KEEPING = "Keeping pages …";
export const KEPT = "The pages can be read offline now.";
export const NOT_KEPT = "No pages are kept any more.";
export const CANNOT_KEEP = "This browser does not let the site keep pages.";

export const sayNotKept = (failed: number) =>
  `${failed} ${failed === 1 ? "page" : "pages"} could not be kept. Try again later.`;
export const saySize = (bytes: number) => `, about ${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
