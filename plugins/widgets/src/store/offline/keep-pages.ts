// SPDX-License-Identifier: MIT
// Keeps pages in the cache of a version. What was fetched is only kept once the site has said that it still has this
// version, so no cache ever holds files of two versions.

import { selectEvicted } from "../../core/offline/eviction.ts";
import { findRequestKind } from "../../core/offline/request-kind.ts";
import { fetchForVersion, fetchPage } from "./fetch-pages.ts";
import {
  type Entry,
  findKept,
  hasList,
  listKept,
  listVersionCaches,
  putEntries,
  readList,
  removeCaches,
  writeList,
} from "./site-caches.ts";
import { CACHE, isCurrent, PREFIX, ROOT, SITE } from "./worker-site.ts";

const MAX_LISTED = 500;
// How many are kept besides those that are listed, by kind.
const MAX_LOOSE = { page: 100, file: 400, graph: 2 };
const GROUP_SIZE = 8;
const RENEWED_EVERY = 20 * 60 * 60 * 1000;

/** Called after each group of pages. */
export type ProgressListener = (done: number, total: number) => void;

/**
 * Keeps the scripts and styles of this version, and everything that earlier versions had kept, as it is now. Fails if
 * the network does; then the earlier version stays in use.
 */
export async function prepareVersion(): Promise<void> {
  // It would be left from an attempt that failed.
  await removeCaches([CACHE]);
  const kept = await Promise.all((await listVersionCaches(PREFIX)).map(listKept));
  const files = await Promise.all(SITE.files.map(fetchForVersion));
  await putEntries(CACHE, files.flat());
  const pages = selectPages([...(await readList(PREFIX)).pages, ...kept.flat()]);
  // Without pages, there may not even be a list yet.
  const failed = pages.length > 0 ? await keepPages(pages) : 0;
  if (failed || !(await isCurrent())) throw new Error();
}

/** Keeps these pages from now on, and returns how many of them could not be fetched. */
export async function keepList(addresses: readonly string[], onProgress: ProgressListener): Promise<number> {
  const { renewedAt } = await readList(PREFIX);
  const isOld = Date.now() - renewedAt > RENEWED_EVERY;
  const own = SITE.pages.map((path) => ROOT + path);
  const pages = selectPages([...own, ...addresses]).slice(0, MAX_LISTED);
  await writeList(PREFIX, { pages, renewedAt: isOld ? Date.now() : renewedAt });
  return keepPages(pages, onProgress, isOld);
}

/** Keeps what was fetched if the site still has this version, and returns whether it has. */
export async function keepVerified(entries: readonly Entry[]): Promise<boolean> {
  const isVerified = await isCurrent();
  if (isVerified && (await hasList(PREFIX))) {
    await putEntries(CACHE, entries);
    await evict();
  }
  return isVerified;
}

/** Keeps pages: all, or only those that are missing. Returns how many could not be fetched. */
async function keepPages(
  pages: readonly string[],
  onProgress?: ProgressListener,
  isRenewal = false,
): Promise<number> {
  let failed = 0;
  const fetchWanted = async (address: string) => {
    if (!isRenewal && (await findKept(CACHE, address))) return [];
    return fetchPage(address).catch(() => {
      failed += 1;
      return [];
    });
  };
  for (let done = 0; done < pages.length; done += GROUP_SIZE) {
    const group = await Promise.all(pages.slice(done, done + GROUP_SIZE).map(fetchWanted));
    if (!(await keepVerified(group.flat()))) return pages.length - done;
    onProgress?.(done + group.length, pages.length);
  }
  return failed;
}

/** Removes the oldest of those that are kept only because they were visited. */
async function evict(): Promise<void> {
  const pinned = new Set([...(await readList(PREFIX)).pages, ...SITE.files.map((path) => ROOT + path)]);
  const kept = await listKept(CACHE);
  const evicted = Object.entries(MAX_LOOSE).flatMap(([kind, limit]) => {
    const addresses = kept.filter((address) => findRequestKind(address, ROOT, SITE) === kind);
    return selectEvicted(addresses, pinned, limit);
  });
  const opened = await caches.open(CACHE);
  for (const address of evicted) await opened.delete(address);
}

/** Those of the addresses that are pages of the site, each once. */
function selectPages(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.filter((address) => findRequestKind(address, ROOT, SITE) === "page"))];
}
