// SPDX-License-Identifier: MIT
// Tells what kind of file a request is for. A service worker sees every request of the pages below its folder, also
// those for other sites that have a folder in there.

import type { OfflineSite } from "./settings.ts";

/**
 * `lasting` files have a hash in their names, so their content never changes. So have those with a `graph` of the
 * course; a `pointer` says which ones are in use. `other` requests are left to the browser: they are for other sites, or
 * for files that are never kept.
 */
export type RequestKind = "page" | "lasting" | "graph" | "pointer" | "file" | "other";

// A name with digits only would be a date.
const HASH_IN_NAME = /\.(?!\d+\.)[\da-f]{8,}\.(min\.)?\w+$/;
// The search index would be a second copy of the whole site.
const NEVER_KEPT = /^(sw\.js|sitemap\.xml|search\/)|\/pagefind\//;
const GRAPH = /assets\/cairn\/graph\.\w+\.json$/;

/** The kind of a request; `root` is the address of the site. */
export function findRequestKind(
  url: string,
  root: string,
  { folders }: OfflineSite,
  isNavigation = false,
): RequestKind {
  const address = stripAddress(url);
  const path = address.slice(root.length);
  const [folder = "", rest] = path.split("/");
  const isOwn = address.startsWith(root) && (rest === undefined || !folders || folders.includes(folder));
  if (!isOwn || NEVER_KEPT.test(path)) return "other";
  if (GRAPH.test(path)) return "graph";
  if (/assets\/cairn\/(graph|previews)\.json$/.test(path)) return "pointer";
  if (HASH_IN_NAME.test(path)) return "lasting";
  return isPage(path, isNavigation) ? "page" : "file";
}

/** An address without what follows its path. Pages are kept under it, since a query does not change them. */
export function stripAddress(url: string): string {
  return url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");
}

function isPage(path: string, isNavigation: boolean): boolean {
  return /(^|\/|\.html?)$/.test(path) || (isNavigation && !/\.[^/]*$/.test(path));
}
