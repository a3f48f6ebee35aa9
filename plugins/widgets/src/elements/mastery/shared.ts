// SPDX-License-Identifier: MIT
// What `mastery.js` shares with the scripts that come after it, see `store/shared.ts`.

export { type Current, followLearner, loadLearner, markPage, openSiteStore } from "./current-learner.ts";
export { findAddress, findOwnAddress, findPath, isFromFolder, RECORD, ROOT } from "./site.ts";
