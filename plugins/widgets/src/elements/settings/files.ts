// SPDX-License-Identifier: MIT
// Saves the record to a file, and loads one. Nothing is sent over the network.

import type { EventStore } from "../../store/event-store.ts";
import type { Flags } from "../../store/keeping/flags.ts";
import { readRecordFile } from "../../store/shared.ts";
import { openSiteStore } from "../mastery/shared.ts";
import { REFUSALS, sayLoaded } from "../messages.ts";
import { download } from "../record/download.ts";

/** Saves the record to a file, and remembers when. */
export function saveRecord(store: EventStore, flags: Flags): void {
  download("learner-record.json", store.toText());
  flags.write("saved", store.now());
}

/** Lets the reader choose a file, and adds what it holds. */
export class FileLoader {
  readonly input = document.createElement("input");
  readonly #onLoaded: (said: string) => void;

  /** Calls `onLoaded` with what has come of it. */
  constructor(onLoaded: (said: string) => void) {
    this.#onLoaded = onLoaded;
    this.input.type = "file";
    this.input.accept = ".json,.gz,application/json,application/gzip";
    this.input.hidden = true;
    this.input.addEventListener("change", () => this.#load());
  }

  choose(): void {
    this.input.click();
  }

  async #load(): Promise<void> {
    const [file] = this.input.files ?? [];
    if (!file) return;
    const imported = await readRecordFile(file);
    // Otherwise the same file could not be chosen again.
    this.input.value = "";
    if (typeof imported === "string") this.#onLoaded(REFUSALS[imported]);
    else this.#onLoaded(merge(openSiteStore(), imported));
  }
}

function merge(
  store: EventStore,
  { events, rejected }: Exclude<Awaited<ReturnType<typeof readRecordFile>>, string>,
): string {
  const before = store.read().length;
  if (!store.merge(events)) return message("record.does-not-fit");
  return sayLoaded(store.read().length - before, rejected);
}
