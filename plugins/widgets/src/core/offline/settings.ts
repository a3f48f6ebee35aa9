// SPDX-License-Identifier: MIT
// What the build of a site writes into the first line of its service worker.

/** A site whose pages readers can keep for offline. All addresses are relative to its root. */
export interface OfflineSite {
  /** Changes with the site's scripts and styles, and with these settings. */
  readonly version: string;
  /** The name of the site, as HTML text. */
  readonly name: string;
  /** The pages that are always kept, such as the home page and the reviews. */
  readonly pages: readonly string[];
  /** The scripts and styles whose addresses do not change with their content, and the page about being offline. */
  readonly files: readonly string[];
  /** The folders of the site as in addresses, or null if there are too many to list. */
  readonly folders: readonly string[] | null;
}

/** The settings of a service worker. */
export interface WorkerSettings {
  /** The name of the learner record. */
  readonly record: string;
  /** Null if the site does not offer to keep pages: then the worker removes itself and what it had kept. */
  readonly site: OfflineSite | null;
}

/**
 * How the names of a site's caches begin. Sites on one origin share the storage, and versions of a site may share a
 * record, so the names contain both the record and the path of the site.
 */
export function findCachePrefix(record: string, root: string): string {
  return `cairn:${record}:offline:${new URL(root).pathname}:`;
}
