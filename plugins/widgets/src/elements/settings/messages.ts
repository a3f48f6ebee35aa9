// SPDX-License-Identifier: MIT
// What is said of the file that the record is kept in.

import { say, saySentences } from "../../core/messages.ts";
import type { FileStatus } from "../../store/keeping/kept-file.ts";

const STATES: Readonly<Record<FileStatus["state"], string>> = {
  saved: message("settings.file-saved"),
  "does-not-fit": message("settings.file-does-not-fit"),
  "needs-permission": message("settings.file-needs-permission"),
  gone: message("settings.file-gone"),
  damaged: message("settings.file-damaged"),
  newer: message("settings.file-newer"),
  "too-large": message("settings.file-too-large"),
  failed: message("settings.file-failed"),
};

/** Where the record is kept, and what has come of writing it. */
export function sayKept({ name, state }: FileStatus): string {
  return saySentences(say(message("settings.kept-in"), { file: name }), STATES[state]);
}
