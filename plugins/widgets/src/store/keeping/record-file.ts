// SPDX-License-Identifier: MIT
// Keeps a copy of a record in a file that the reader has chosen, such as one in a folder that several devices share.
// Reading and writing always unite: what is in the file comes into the record, what is in the record goes into the
// file, and a file that cannot be read completely is never written. Several devices may write at the same time: each
// still has its own events and adds them again.

import { isObject, type Json } from "../../core/json.ts";
import { isEvent, isImportable } from "../../core/learner-event.ts";
import type { EventStore } from "../event-store.ts";
import {
  EMPTY_RECORD,
  isNewer,
  type LearnerRecord,
  parseRecord,
  selectNew,
} from "../record/learner-record.ts";
import { readFileText } from "./read-record-file.ts";

/** What is used of a file that the reader has chosen. A `FileSystemFileHandle` has it. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<Pick<FileSystemWritableFileStream, "write" | "close" | "abort">>;
  queryPermission?(mode: typeof WRITE): Promise<PermissionState>;
  requestPermission?(mode: typeof WRITE): Promise<PermissionState>;
}

/** What has come of uniting a record with a file. Only after the first two, the file has everything. */
export type FileState =
  | "saved"
  /** The file has everything, but the browser has no space for it. */
  | "does-not-fit"
  /** The reader has to allow it again, which browsers only let them do after a click. */
  | "needs-permission"
  /** The file was deleted, moved or renamed. */
  | "gone"
  /** The file is not a record, or only a part of one. It was left as it is. */
  | "damaged"
  /** The file is of a newer version of the site, or too large. It was left as it is. */
  | "newer"
  | "too-large"
  | "failed";

/** The content of a file. `changed` tells whether it is still the same. */
interface Content {
  readonly record: LearnerRecord;
  readonly changed: string;
}

const WRITE = { mode: "readwrite" } as const;
// Another device may write in between, but not every time.
const MOST_TRIES = 4;

/** Unites a record with a file. */
export async function uniteWithFile(store: EventStore, handle: FileHandle): Promise<FileState> {
  try {
    const permission = await handle.queryPermission?.(WRITE);
    if (permission !== undefined && permission !== "granted") return "needs-permission";
    return await exchange(store, handle);
  } catch (error) {
    return explainError(error);
  }
}

/** Asks the reader for the permission to write. Browsers only do so right after a click. */
export async function requestPermission(handle: FileHandle): Promise<boolean> {
  const permission = await handle.requestPermission?.(WRITE).catch(() => "denied");
  return permission === undefined || permission === "granted";
}

/** Reads, unites and writes until the file has everything. */
async function exchange(store: EventStore, handle: FileHandle): Promise<FileState> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const content = await readContent(handle);
    if (typeof content === "string") return content;
    const { record, changed } = content;
    const fits = store.merge(record.events.filter(isImportable));
    // Entries without an id are not added, since they would be added each time.
    const added = selectNew(record.events, store.read().filter(isEvent));
    if (added.length === 0) return fits ? "saved" : "does-not-fit";
    await write(handle, { ...record, events: [...record.events, ...added] }, changed);
  }
  return "failed";
}

async function readContent(handle: FileHandle): Promise<Content | FileState> {
  const file = await handle.getFile();
  const read = await readFileText(file);
  if (typeof read === "string") return read === "unreadable" ? "damaged" : read;
  // A file that was just created is empty.
  const record = read.text === "" ? EMPTY_RECORD : parseRecord(read.text);
  if (!record) return isNewer(read.text) ? "newer" : "damaged";
  return { record, changed: identifyContent(file) };
}

/** Writes unless the file has changed since it was read. The file is only replaced when all is written. */
async function write(handle: FileHandle, record: LearnerRecord, changed: string): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(JSON.stringify(record));
    const isSame = identifyContent(await handle.getFile()) === changed;
    await (isSame ? writable.close() : writable.abort());
  } catch (error) {
    await writable.abort().catch(() => {});
    throw error;
  }
}

function identifyContent({ size, lastModified }: File): string {
  return `${size} ${lastModified}`;
}

function explainError(error: unknown): FileState {
  const name = isObject(error) || error instanceof Error ? (error as { name?: Json }).name : undefined;
  if (name === "NotFoundError") return "gone";
  return name === "NotAllowedError" ? "needs-permission" : "failed";
}
