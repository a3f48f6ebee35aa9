// SPDX-License-Identifier: MIT
// Starts the service worker of a site.

import { answerRequest } from "./answer-requests.ts";
import { keepList, prepareVersion } from "./keep-pages.ts";
import { listVersionCaches, removeCaches } from "./site-caches.ts";
import type { WorkerMessageEvent } from "./worker-scope.ts";
import { CACHE, IS_OFFERED, leave, PREFIX, SCOPE } from "./worker-site.ts";

/** Handles the events of a service worker. */
export function startWorker(): void {
  SCOPE.addEventListener("install", (event) => event.waitUntil(install()));
  SCOPE.addEventListener("activate", (event) => event.waitUntil(IS_OFFERED ? activate() : leave()));
  if (!IS_OFFERED) return;
  SCOPE.addEventListener("fetch", answerRequest);
  SCOPE.addEventListener("message", (event) => event.waitUntil(receive(event)));
}

/** Prepares this version of the site. An earlier worker goes on with its own version until that has worked. */
async function install(): Promise<void> {
  if (IS_OFFERED) await prepareVersion();
  await SCOPE.skipWaiting();
}

/** Takes over from an earlier worker. */
async function activate(): Promise<void> {
  await removeCaches((await listVersionCaches(PREFIX)).filter((name) => name !== CACHE));
  await SCOPE.clients.claim();
}

/** Keeps the pages that a page asks for, and reports to the port of the message. */
async function receive({ data, ports: [port] }: WorkerMessageEvent): Promise<void> {
  const keeping = keepList(data, (done, total) => port?.postMessage({ done, total }));
  // The page waits for an answer, also if there is no space.
  port?.postMessage({ failed: await keeping.catch(() => Math.max(1, data.length)) });
}
