// SPDX-License-Identifier: MIT
// The browser's clock, random numbers and locks. Everything else gets them as an argument, so tests can fix them.

import type { Environment } from "./event-store.ts";

const ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The clock, random ids and locks of this browser. */
export const BROWSER_ENVIRONMENT: Environment = {
  now: () => new Date().toISOString(),
  // Subtracted, since negating 0 would give -0.
  offset: () => 0 - new Date().getTimezoneOffset(),
  randomId,
  runAlone,
};

/** The current time, in UTC, and by how many minutes the local time is ahead of UTC. */
export function getClock(): { readonly now: string; readonly offset: number } {
  return { now: BROWSER_ENVIRONMENT.now(), offset: BROWSER_ENVIRONMENT.offset() };
}

/** 132 random bits. Shorter than `crypto.randomUUID`, which is also missing on plain HTTP pages. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => ID_CHARACTERS[byte & 63]).join("");
}

/** Without locks, as on plain HTTP pages, nothing is run. */
function runAlone(name: string, action: () => void): void {
  const request = navigator.locks?.request(name, { ifAvailable: true }, (lock) => {
    if (lock) action();
  });
  // The page is closing, or locks are forbidden here.
  request?.catch(() => {});
}
