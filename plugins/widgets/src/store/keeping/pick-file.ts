// SPDX-License-Identifier: MIT
// Lets the reader choose the file that a record is kept in. Not all browsers can do this.

import type { FileHandle } from "./record-file.ts";

interface FileTypes {
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

interface Pickers {
  showSaveFilePicker?(options: FileTypes & { suggestedName: string }): Promise<FileHandle>;
  showOpenFilePicker?(options: FileTypes): Promise<readonly FileHandle[]>;
}

const TYPES: FileTypes = { types: [{ accept: { "application/json": [".json"] } }] };

/** Whether this browser can keep a record in a file. */
export function canKeepInFile(pickers: Pickers = globalThis as Pickers): boolean {
  return Boolean(pickers.showSaveFilePicker && pickers.showOpenFilePicker);
}

/** A new file. The browser empties an existing one, so those are chosen with `pickExistingFile`. */
export async function pickNewFile(pickers: Pickers = globalThis as Pickers): Promise<FileHandle> {
  const handle = await pickers.showSaveFilePicker?.({ ...TYPES, suggestedName: "learner-record.json" });
  return handle ?? Promise.reject(new Error("This browser cannot write files."));
}

/** A file that already has a record, such as the one of another device in a shared folder. */
export async function pickExistingFile(pickers: Pickers = globalThis as Pickers): Promise<FileHandle> {
  const [handle] = (await pickers.showOpenFilePicker?.(TYPES)) ?? [];
  return handle ?? Promise.reject(new Error("This browser cannot open files."));
}
