// SPDX-License-Identifier: MIT
// What the page about a missing address says.

export const DID_YOU_MEAN = "Did you mean one of these?";
export const DID_YOU_MEAN_THIS = "Did you mean this page?";
export const SEARCH = "Search this site";
export const saySearchFor = (words: string) => `Search for “${words}”`;
