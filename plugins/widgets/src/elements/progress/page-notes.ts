// SPDX-License-Identifier: MIT
// What the reader should know about the storage, the connection and the record, above everything else.

import { saySentences } from "../../core/messages.ts";
import type { EventStore, Notice } from "../../store/event-store.ts";
import { takeSafariReminder } from "../../store/keeping/safari-reminder.ts";
import { findLastReset, openFlags, readProgress, undoReset } from "../../store/shared.ts";
import { isStorageForbidden } from "../../store/storage-access.ts";
import { openSiteStore, RECORD } from "../mastery/shared.ts";
import { NOTICES } from "../messages.ts";
import { downloadSetAside } from "../record/download.ts";
import { type Note, Notes } from "./controls/notes.ts";

/** The messages of the page. */
export class PageNotes {
  readonly #notes: Notes;
  readonly #notices = new Set<Notice>();
  readonly #isSafariForgetful: boolean;

  /** Calls `onRetry` when the reader wants the graph to be loaded again. */
  constructor(root: HTMLElement, onRetry: () => void) {
    const actions: Readonly<Record<string, () => void>> = {
      aside: () => downloadSetAside(openSiteStore()),
      graph: onRetry,
      reset: undoLastReset,
    };
    this.#notes = new Notes((key) => actions[key]?.());
    root.prepend(this.#notes.element);
    const isInstalled = matchMedia("(display-mode: standalone)").matches;
    const { userAgent } = navigator;
    this.#isSafariForgetful = takeSafariReminder(openSiteStore(), openFlags(RECORD), userAgent, isInstalled);
  }

  /** Shows what holds now. */
  show(isGraphMissing: boolean): void {
    const store = openSiteStore();
    // Reading finds out whether a record has to be put aside.
    store.read();
    // Each is given once, and holds from then on.
    for (const notice of store.takeNotices()) this.#notices.add(notice);
    const isForbidden = isStorageForbidden();
    const isFull = this.#notices.has("not-saved") && !isForbidden;
    const isAside = store.readSetAside().length > 0;
    this.#notes.show([
      ...choose(isForbidden, {
        key: "storage",
        text: saySentences(message("progress.no-storage"), message("progress.save-before")),
      }),
      ...choose(isFull, { key: "full", text: NOTICES["not-saved"] }),
      ...choose(isStartedOver(store), {
        key: "reset",
        text: message("progress.started-over"),
        action: message("record.undo"),
      }),
      ...choose(!navigator.onLine, { key: "offline", text: message("progress.offline") }),
      ...choose(isAside, {
        key: "aside",
        text: message("progress.set-aside"),
        action: message("progress.download-it"),
      }),
      ...choose(isGraphMissing, {
        key: "graph",
        text: message("progress.no-graph"),
        action: message("progress.try-again"),
      }),
      ...choose(this.#isSafariForgetful, { key: "safari", text: message("progress.safari") }),
    ]);
  }
}

/** Whether everything has been started over, and nothing was answered since. */
function isStartedOver(store: EventStore): boolean {
  return readProgress(store).size === 0 && findLastReset(store)?.subjects[0] === "site";
}

function undoLastReset(): void {
  const store = openSiteStore();
  const last = findLastReset(store);
  if (last) undoReset(store, last);
}

function choose(isShown: boolean, note: Note): readonly Note[] {
  return isShown ? [note] : [];
}
