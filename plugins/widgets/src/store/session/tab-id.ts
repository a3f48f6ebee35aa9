// SPDX-License-Identifier: MIT
// The id of this tab of the browser, which each page hands to the next one in the same tab. It is taken out of
// the session storage while a page is open, because a duplicated tab gets a copy of that storage.

import type { StringStorage } from "../record/segment.ts";
import { tryTo } from "../try-to.ts";

const KEY = "cairn:tab";

/** The id that the previous page of this tab has left, or a new one. */
export function keepTabId(session: () => StringStorage, randomId: () => string): string {
  const id = takeTabId(session) ?? randomId().slice(0, 8);
  addEventListener("pagehide", () => tryTo(() => session().setItem(KEY, id)));
  addEventListener("pageshow", (event) => {
    if (event.persisted) takeTabId(session);
  });
  return id;
}

function takeTabId(session: () => StringStorage): string | undefined {
  return tryTo(() => {
    const id = session().getItem(KEY);
    session().removeItem(KEY);
    return id ?? undefined;
  });
}
