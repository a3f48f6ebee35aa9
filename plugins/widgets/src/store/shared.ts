// SPDX-License-Identifier: MIT
// What the scripts of a page share: they import from this module, and the bundler makes these imports read
// `cairn.store`, which `store.ts` sets. With stores of its own, a script would not see what cannot be saved.

export { getClock } from "./environment.ts";
export { parseImport } from "./learner-record.ts";
export { getShuffleSeed, openDrafts, openStore } from "./open-store.ts";
export { readProgress } from "./read-progress.ts";
export { readSession, writeSession } from "./session-storage.ts";
export { identifyRecord, readSnapshot, writeSnapshot } from "./snapshot-storage.ts";
export { startOver } from "./start-over.ts";
