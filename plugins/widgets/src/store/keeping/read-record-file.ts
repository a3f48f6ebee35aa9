// SPDX-License-Identifier: MIT
// Reads a record from a file, which may be gzipped. A file that is too large is rejected before it is read, and a
// gzipped one as soon as its content gets too large.

import { type ImportedEvents, parseImport } from "../record/learner-record.ts";
import { tryTo } from "../try-to.ts";

/** More than any browser stores: 250,000 attempts. */
export const MAX_FILE_BYTES = 50_000_000;

/** Why a file could not be read. */
export type Refusal = "too-large" | "unreadable";

/** The text of a file, or why it could not be read. */
export type FileText = { readonly text: string } | Refusal;

const GZIP = [0x1f, 0x8b];

/** The events in a file. */
export async function readRecordFile(file: Blob): Promise<ImportedEvents | Refusal> {
  const read = await readFileText(file);
  return typeof read === "string" ? read : (parseImport(read.text) ?? "unreadable");
}

/** The text in a file. */
export async function readFileText(file: Blob, maxBytes = MAX_FILE_BYTES): Promise<FileText> {
  if (file.size > maxBytes) return "too-large";
  try {
    const start = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
    const isGzipped = GZIP.every((byte, index) => byte === start[index]);
    return isGzipped ? await unzip(file, maxBytes) : { text: await file.text() };
  } catch {
    return "unreadable";
  }
}

async function unzip(file: Blob, maxBytes: number): Promise<FileText> {
  // Old browsers cannot unzip.
  const unzipping = tryTo(() => new DecompressionStream("gzip"));
  if (!unzipping) return "unreadable";
  const reader = file.stream().pipeThrough(unzipping).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return "too-large";
    }
    parts.push(next.value);
  }
  return { text: await new Blob(parts).text() };
}
