// SPDX-License-Identifier: MIT
// The browser's clock and random numbers. Everything else gets them as an argument, so tests can fix them.

import type { Environment } from "./event-store.ts";

/** The clock and random ids of this browser. */
export const BROWSER_ENVIRONMENT: Environment = {
  now: () => new Date().toISOString(),
  randomId,
};

/** 128 random bits. `crypto.randomUUID` is missing on plain HTTP pages. */
export function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
