// SPDX-License-Identifier: MIT
// Hands a record to the reader as a file, and reads one that the reader brings. Nothing is sent anywhere.

import { type ImportedEvents, parseImport } from "../../store/learner-record.ts";

// More than any browser would store.
const LARGEST = 20_000_000;

/** Offers a text to be saved under a name. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser may need the address a moment longer than the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the chosen file holds, or undefined when it cannot be read as a record. */
export async function readFile(input: HTMLInputElement): Promise<ImportedEvents | undefined> {
  const file = input.files?.[0];
  const text = file && file.size <= LARGEST ? await file.text().catch(() => "") : "";
  // Else the same file could not be chosen again.
  input.value = "";
  return parseImport(text);
}
