// SPDX-License-Identifier: MIT
// The browser's clock and randomness: the only place that reads them, so that everything else can be
// tested with fixed ones.

import type { Environment } from "./event-store.ts";

/** The clock and randomness of this browser. */
export const BROWSER_ENVIRONMENT: Environment = {
  now: () => new Date().toISOString(),
  randomId,
};

/** 128 random bits. `crypto.randomUUID` is missing on plain http and file pages. */
export function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
