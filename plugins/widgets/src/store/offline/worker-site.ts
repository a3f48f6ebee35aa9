// SPDX-License-Identifier: MIT
// The site of this service worker, and whether it still has the version that the worker was written for. Constants,
// since a worker has one site, and to keep its script small.

import { findCachePrefix, type OfflineSite, type WorkerSettings } from "../../core/offline/settings.ts";
import { listCaches, removeCaches } from "./site-caches.ts";
import type { WorkerScope } from "./worker-scope.ts";

/** The build writes this before the script. */
declare const cairnSite: WorkerSettings;

export const SCOPE = globalThis as unknown as WorkerScope;
/** The address of the site. */
export const ROOT = SCOPE.registration.scope;
/** Whether the site offers to keep pages. Otherwise, there are no settings. */
export const IS_OFFERED = cairnSite.site !== null;
export const SITE = cairnSite.site as OfflineSite;
/** How the names of the site's caches begin. */
export const PREFIX = findCachePrefix(cairnSite.record, ROOT);
/** The name of the cache for this version. */
export const CACHE = PREFIX + SITE?.version;

/**
 * Whether the site still has this version; then everything that was fetched before is of this version. If it was
 * updated, the browser is asked to install the new worker. If it has no worker any more, this one leaves.
 */
export async function isCurrent(): Promise<boolean> {
  const response = await fetch(SCOPE.location.href, { cache: "no-cache" }).catch(Response.error);
  if (isGone(response)) await leave();
  if (!response.ok) return false;
  const isSame = (await response.text()).includes(SITE.version);
  if (!isSame) await SCOPE.registration.update().catch(() => {});
  return isSame;
}

/** Removes everything that this worker and earlier ones had kept, and the worker itself. */
export async function leave(): Promise<void> {
  await removeCaches(await listCaches(PREFIX));
  await SCOPE.registration.unregister();
}

/** Whether the site says that there is nothing under an address. */
export function isGone({ status }: Response): boolean {
  return status === 404 || status === 410;
}
