// SPDX-License-Identifier: MIT
// Decides whether a request is answered from the network or from the cache. Scripts of an older version of the site
// must never run in a newer page.

import type { RequestKind } from "./request-kind.ts";

/** Where a response comes from. */
export type Source = "network" | "cache";

/**
 * Where the page that makes a request came from. A page from the network is `unverified` until it is known that the
 * site has not been updated since the files in the cache were fetched.
 */
export type PageOrigin = "cache" | "unverified" | "verified";

/** The sources to try, in this order. The cache holds files of one version of the site only. */
export function orderSources(kind: RequestKind, origin: PageOrigin, isOnline: boolean): readonly Source[] {
  const isForPage = kind !== "page";
  const isFixed = kind === "lasting" || kind === "graph";
  // A page from the cache gets everything from there: the network may have newer scripts, or be slow.
  if (isFixed || !isOnline || (isForPage && origin === "cache")) return ["cache", "network"];
  return isForPage && origin === "unverified" ? ["network"] : ["network", "cache"];
}
