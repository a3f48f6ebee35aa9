// SPDX-License-Identifier: MIT
// Downloads a record as a file, and reads one from a file. Nothing is sent over the network.

import type { ImportedEvents } from "../../store/learner-record.ts";
import { parseImport } from "../../store/shared.ts";

// More than any browser stores.
const MAX_BYTES = 20_000_000;

/** Downloads a text as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser may still need the URL for a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The events in the chosen file, or undefined if it is not a readable record. */
export async function readRecordFile(input: HTMLInputElement): Promise<ImportedEvents | undefined> {
  const file = input.files?.[0];
  const text = file && file.size <= MAX_BYTES ? await file.text().catch(() => "") : "";
  // Otherwise the same file could not be chosen again.
  input.value = "";
  return parseImport(text);
}
