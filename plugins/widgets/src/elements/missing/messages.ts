// SPDX-License-Identifier: MIT
// What the page about a missing address says.

import { say } from "../../core/messages.ts";

export const DID_YOU_MEAN = message("missing.did-you-mean");
export const DID_YOU_MEAN_THIS = message("missing.did-you-mean-this");
export const SEARCH = message("missing.search");
export const saySearchFor = (words: string) => say(message("missing.search-for"), { words });
