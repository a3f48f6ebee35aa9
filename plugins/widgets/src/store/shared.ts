// SPDX-License-Identifier: MIT
// What the scripts of a page share: they import from this module, and the bundler makes these imports read
// `cairn.store`, which `store.ts` sets. With stores of its own, a script would not see what cannot be saved.

export { say, sayLabel, sayList, sayNumber, sayParts, saySentences } from "../core/messages.ts";
export { getClock } from "./environment.ts";
export { isPersisted } from "./keeping/persistence.ts";
export { readRecordFile } from "./keeping/read-record-file.ts";
export { setGoal, setMark, setMarks } from "./marks.ts";
export { getShuffleSeed, openDrafts, openFlags, openStore } from "./open-store.ts";
export { readProgress, readSubjectProgress } from "./read-progress.ts";
export { readSession, writeSession } from "./session/session-storage.ts";
export { identifyRecord, readSnapshot, writeSnapshot } from "./snapshot-storage.ts";
export { findLastReset, startOver, undoReset } from "./start-over.ts";
