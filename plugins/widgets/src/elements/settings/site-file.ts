// SPDX-License-Identifier: MIT
// The file that the record of this site is kept in, if the reader has chosen one. It is brought up to date when a page
// that has to do with the record opens, and after each session.

import { openHandleStorage } from "../../store/keeping/file-handles.ts";
import { KeptFile } from "../../store/keeping/kept-file.ts";
import { canKeepInFile } from "../../store/keeping/pick-file.ts";
import { openSiteStore, RECORD } from "../mastery/shared.ts";
import { SESSION_END } from "../session-end.ts";

let file: KeptFile | undefined;

/** The file of this site. */
export function openSiteFile(): KeptFile {
  const key = `cairn:${RECORD}`;
  file ??= new KeptFile(key, openSiteStore(), openHandleStorage(key));
  return file;
}

/** Brings the file up to date, now and after each session. */
export function followSessions(): void {
  const update = () => openSiteFile().update();
  if (!canKeepInFile()) return;
  document.addEventListener(SESSION_END, update);
  update();
}
