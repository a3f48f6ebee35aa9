// SPDX-License-Identifier: MIT
// Lets tests in Node run modules that say something: in English.

import { readMessages } from "./messages.mjs";

const sentences = readMessages("en");
globalThis.message = (name) => sentences[name];
