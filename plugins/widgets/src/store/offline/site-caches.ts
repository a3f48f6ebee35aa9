// SPDX-License-Identifier: MIT
// The caches of one site: one for each version of its scripts and styles, which also holds the pages that were fetched
// while the site had this version, and one with the list of the pages to keep. The caches of other sites on the same
// origin are never touched. Functions, so that each script contains only those that it calls.

/** An address and what is kept under it. */
export type Entry = readonly [address: string, response: Response];

/** Which pages a reader wants to keep, and when they were last fetched anew, in milliseconds. */
export interface KeptList {
  readonly pages: readonly string[];
  readonly renewedAt: number;
}

const LIST = "list";
// Any address would do.
const LIST_ADDRESS = "/list";

/** What is kept under an address in a cache, if it exists. */
export function findKept(cacheName: string, address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName });
}

/** The addresses in a cache; the oldest come first. */
export async function listKept(cacheName: string): Promise<readonly string[]> {
  return (await (await caches.open(cacheName)).keys()).map(({ url }) => url);
}

/** Adds entries to a cache, as its newest ones. */
export async function putEntries(cacheName: string, entries: readonly Entry[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const [address, response] of entries) await cache.put(address, response);
}

/** The caches of the versions that a site had; `prefix` is how the names of its caches begin. */
export async function listVersionCaches(prefix: string): Promise<readonly string[]> {
  return (await listCaches(prefix)).filter((name) => name !== prefix + LIST);
}

/** Removes caches. */
export async function removeCaches(cacheNames: readonly string[]): Promise<void> {
  await Promise.all(cacheNames.map((name) => caches.delete(name)));
}

/** All caches of a site. */
export async function listCaches(prefix: string): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** Whether there is a list, which means that the reader wants to keep pages. */
export function hasList(prefix: string): Promise<boolean> {
  return caches.has(prefix + LIST);
}

/** The list; an empty one if there is none. */
export async function readList(prefix: string): Promise<KeptList> {
  const list = await findKept(prefix + LIST, LIST_ADDRESS);
  return list ? ((await list.json()) as KeptList) : { pages: [], renewedAt: 0 };
}

/** Replaces the list. */
export function writeList(prefix: string, list: KeptList): Promise<void> {
  return putEntries(prefix + LIST, [[LIST_ADDRESS, new Response(JSON.stringify(list))]]);
}
