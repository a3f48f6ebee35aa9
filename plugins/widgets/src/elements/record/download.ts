// SPDX-License-Identifier: MIT
// Downloads a text as a file. Nothing is sent over the network.

import type { EventStore } from "../../store/event-store.ts";

/** Downloads a text as a file. */
export function download(name: string, text: string, type = "application/json"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser may still need the URL for a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Downloads the texts that were put aside, each as it was found. */
export function downloadSetAside(store: EventStore): void {
  store.readSetAside().forEach((text, index) => {
    download(`unreadable-record-${index + 1}.json`, text);
  });
}
