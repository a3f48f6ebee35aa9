// SPDX-License-Identifier: MIT
// The service worker answers the page that asks it to keep pages, whatever happens.

import assert from "node:assert/strict";
import { test } from "node:test";

const listeners = new Map<string, (event: unknown) => void>();
const full = () => Promise.reject(new DOMException("", "QuotaExceededError"));

Object.assign(globalThis, {
  cairnSite: { record: "r", site: { version: "v", name: "", pages: [], files: [], folders: null } },
  registration: { scope: "https://example.org/course/" },
  caches: { match: async () => undefined, open: async () => ({ put: full }) },
  addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
});
const { startWorker } = await import("../../plugins/widgets/src/store/offline/start-worker.ts");

test("a page whose browser has no space for a list of pages is told how many are missing", async () => {
  startWorker();
  const told: unknown[] = [];
  const waiting: Promise<unknown>[] = [];
  listeners.get("message")?.({
    data: ["https://example.org/course/a/", "https://example.org/course/b/"],
    ports: [{ postMessage: (message: unknown) => told.push(message) }],
    waitUntil: (promise: Promise<unknown>) => waiting.push(promise),
  });
  await Promise.all(waiting);
  assert.deepEqual(told, [{ failed: 2 }]);
});
